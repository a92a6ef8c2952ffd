import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EventBus } from '../events/event-bus.js';
import { type Actor, isSystem } from '../http/actor.js';
import { addJob, type JobName, type JobPayloads } from '../jobs/jobs.js';

/** What an act is about. */
export interface Subject {
  kind: 'person' | 'organisation' | 'membership' | 'strategy' | 'node' | 'group' | 'installation';
  id: string | null;
}

/**
 * A write under way: a name, an author, a transaction. Writing methods of repositories take one, so that a write without
 * an author does not compile.
 */
export interface Act {
  readonly name: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly manager: EntityManager;
  /** Told once the act is committed, never before. */
  tell(event: object): void;
  /** Done once the act is committed, even if the server dies in between. */
  addJob<N extends JobName>(name: N, payload: JobPayloads[N]): Promise<void>;
}

/**
 * The only maker of a write transaction: begin, run, journal, jobs, commit, then tell. Exempt are the log of live texts
 * (its own journal), what is derived from it, and sign-in sessions and codes.
 */
@Injectable()
export class Acts {
  /** Grows with each committed act: whoever remembers a right forgets it when this moves. */
  committed = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly events: EventBus,
  ) {}

  async act<T>(
    actor: Actor,
    name: string,
    subject: Subject,
    run: (act: Act) => Promise<T>,
    details: Record<string, unknown> = {},
  ): Promise<T> {
    const told: object[] = [];
    const at = new Date();
    const result = await this.dataSource.transaction(async (manager) => {
      const act: Act = {
        name,
        actor,
        at,
        manager,
        tell: (event) => void told.push(event),
        addJob: (job, payload) => addJob(manager, job, payload),
      };
      const done = await run(act);
      await record(act, subject, details);
      return done;
    });
    this.committed += 1;
    for (const event of told) await this.events.publish(event);
    return result;
  }

  /** For what ends or begins a right outside an act: a session that ends. */
  rightsMoved(): void {
    this.committed += 1;
  }
}

/** The last thing an act writes: PostgreSQL chains the row to the one before, and other acts wait until this one is committed. */
async function record(
  { actor, at, name, manager }: Act,
  { kind, id }: Subject,
  details: Record<string, unknown>,
): Promise<void> {
  await manager.query(
    `INSERT INTO journal (at, act, subject_kind, subject_id, person_id, membership_id, organisation_id, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [at, name, kind, id, isSystem(actor) ? null : actor.person, actor.membership, actor.organisation, details],
  );
}
