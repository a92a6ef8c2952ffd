import { randomUUID } from 'node:crypto';
import type { Preferences } from '@diapason/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { addJob } from '../../platform/jobs/jobs.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

export type NewPerson = Pick<Person, 'givenName' | 'familyName' | 'email' | 'jobTitle'> & { administrator?: boolean };

@Injectable()
export class IdentityRepository {
  constructor(private readonly dataSource: DataSource) {}

  findPerson(id: string): Promise<Person | null> {
    return this.dataSource.manager.findOneBy(Person, { id });
  }

  findPersons(ids: string[]): Promise<Person[]> {
    return this.dataSource.manager.findBy(Person, { id: In(ids) });
  }

  findPersonByEmail(email: string): Promise<Person | null> {
    return this.dataSource.manager
      .createQueryBuilder(Person, 'person')
      .where('lower(person.email) = lower(:email)', { email })
      .andWhere('person.erasedAt IS NULL')
      .getOne();
  }

  countPersons(): Promise<number> {
    return this.dataSource.manager.count(Person);
  }

  async addPerson(act: Act, person: NewPerson): Promise<string> {
    const id = randomUUID();
    await act.manager.insert(Person, { id, ...person, email: person.email.trim() });
    return id;
  }

  /** The administrators there are, none of whom can cease to be one before the act is over. */
  async holdAdministrators(act: Act): Promise<string[]> {
    const administrators = await act.manager.find(Person, {
      where: { administrator: true },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return administrators.map(({ id }) => id);
  }

  /** A person whose account is not deleted, nor will be by anyone else before the act is over. */
  holdAccount(act: Act, id: string): Promise<Person | null> {
    return act.manager.findOne(Person, { where: { id, erasedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
  }

  /** Blanks all that is known of a person. */
  async blankPerson(act: Act, id: string): Promise<void> {
    await act.manager.update(
      Person,
      { id },
      {
        givenName: '',
        familyName: '',
        email: `${id}@invalid`,
        jobTitle: null,
        locale: 'fr',
        announcements: 'all',
        administrator: false,
        lastVisitAt: null,
        erasedAt: act.at,
      },
    );
  }

  /** Erases the ways by which a person comes in. Gives the sessions that are no more. */
  async eraseWaysIn(act: Act, personId: string): Promise<string[]> {
    await act.manager.delete(SignInAttempt, { personId });
    const sessions = await act.manager.findBy(Session, { personId });
    await act.manager.delete(Session, { personId });
    return sessions.map(({ id }) => id);
  }

  async changePreferences(act: Act, id: string, preferences: Preferences): Promise<void> {
    if (Object.keys(preferences).length > 0) await act.manager.update(Person, { id }, preferences);
  }

  // Sign-in attempts and sessions are written outside acts: they are no contribution, and have tables of their own.

  /** Records an attempt and, in the same transaction, the job that writes its mail. */
  async addAttempt(
    attempt: Omit<SignInAttempt, 'tries' | 'codeHash' | 'secretHash' | 'consumedAt'>,
    mail: boolean,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(SignInAttempt, attempt);
      if (mail) await addJob(manager, 'send-sign-in-mail', { attempt: attempt.id });
    });
  }

  findAttempt(id: string): Promise<SignInAttempt | null> {
    return this.dataSource.manager.findOneBy(SignInAttempt, { id });
  }

  countAttempts(personId: string, since: Date): Promise<number> {
    return this.dataSource.manager.countBy(SignInAttempt, { personId, createdAt: MoreThan(since) });
  }

  async setSecrets(id: string, codeHash: Buffer, secretHash: Buffer): Promise<void> {
    await this.dataSource.manager.update(SignInAttempt, { id }, { codeHash, secretHash });
  }

  findLastAttemptOf(browserHash: Buffer): Promise<SignInAttempt | null> {
    return this.dataSource.manager.findOne(SignInAttempt, { where: { browserHash }, order: { createdAt: 'DESC' } });
  }

  findAttemptBySecret(secretHash: Buffer): Promise<SignInAttempt | null> {
    return this.dataSource.manager.findOneBy(SignInAttempt, { secretHash });
  }

  /** Counts a try, one at a time however many come at once. False when there were as many as may be. */
  async countTry(id: string, most: number): Promise<boolean> {
    const { affected } = await this.dataSource.manager.increment(
      SignInAttempt,
      { id, tries: LessThan(most) },
      'tries',
      1,
    );
    return affected === 1;
  }

  /** Uses an attempt up. False when it was used in the meantime. */
  async consume(id: string, at: Date): Promise<boolean> {
    const { affected } = await this.dataSource.manager.update(
      SignInAttempt,
      { id, consumedAt: IsNull() },
      { consumedAt: at },
    );
    return affected === 1;
  }

  async addSession(session: Omit<Session, 'endedAt'>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const previous = await manager.findOne(Session, {
        where: { personId: session.personId },
        order: { lastSeenAt: 'DESC' },
      });
      if (previous)
        await manager.query('UPDATE persons SET last_visit_at = greatest(last_visit_at, $2) WHERE id = $1', [
          session.personId,
          previous.lastSeenAt,
        ]);
      await manager.insert(Session, session);
    });
  }

  findLiveSession(secretHash: Buffer, now: Date): Promise<Session | null> {
    return this.dataSource.manager.findOneBy(Session, { secretHash, endedAt: IsNull(), expiresAt: MoreThan(now) });
  }

  findLiveSessions(personId: string, now: Date): Promise<Session[]> {
    return this.dataSource.manager.find(Session, {
      where: { personId, endedAt: IsNull(), expiresAt: MoreThan(now) },
      order: { lastSeenAt: 'DESC' },
    });
  }

  async touchSession(id: string, at: Date): Promise<void> {
    await this.dataSource.manager.update(Session, { id }, { lastSeenAt: at });
  }

  async endSessions(ids: string[], at: Date): Promise<void> {
    if (ids.length > 0)
      await this.dataSource.manager.update(Session, { id: In(ids), endedAt: IsNull() }, { endedAt: at });
  }

  async eraseAttempts(before: Date): Promise<void> {
    await this.dataSource.manager.delete(SignInAttempt, { createdAt: LessThan(before) });
  }

  /** Erases the sessions that are over; of them, only when the person was last there stays. */
  async eraseSessions(now: Date): Promise<void> {
    await this.dataSource.manager.query(
      `WITH over AS (DELETE FROM sessions WHERE expires_at <= $1 OR ended_at IS NOT NULL RETURNING person_id, last_seen_at),
         last AS (SELECT person_id, max(last_seen_at) AS seen_at FROM over GROUP BY person_id)
       UPDATE persons p SET last_visit_at = greatest(p.last_visit_at, last.seen_at) FROM last WHERE p.id = last.person_id`,
      [now],
    );
  }
}
