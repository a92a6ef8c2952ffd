import { randomUUID } from 'node:crypto';
import { CLOSE, type CloseCode, type Connection } from '@diapason/collab';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Acts } from '../../platform/database/act.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { SessionsEnded } from '../identity/index.js';
import { AdmissionService, type Admitted, Knock, NotAdmitted } from './admission.service.js';

/** One end of a wire, whatever it is made of. */
export interface Wire {
  send(frame: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
}

const CHECK_EVERY = 2_000;
/** Frames that may wait while someone is let in, in bytes. */
const MAX_WAITING = 256 * 1024;

/** Everyone connected to a live text, through either door: let in, listened to, put out when they no longer may be here. */
@Injectable()
export class VisitorsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('documents');
  private readonly visitors = new Map<Connection, Admitted>();
  private check: ReturnType<typeof setInterval> | null = null;
  private checkedAt = { committed: 0, time: 0 };
  private stopping = false;

  constructor(
    private readonly admission: AdmissionService,
    private readonly acts: Acts,
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    this.events.on(SessionsEnded, ({ sessions }) => {
      for (const [connection, { session }] of this.visitors)
        if (sessions.includes(session)) connection.close(CLOSE.unauthenticated, 'signed out');
    });
    this.check = setInterval(() => void this.putOut().catch(() => undefined), CHECK_EVERY);
    this.check.unref();
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    if (this.check) clearInterval(this.check);
  }

  /** Takes in a new wire: gives what to call with each frame, and when it is cut. */
  welcome(
    told: unknown,
    cookieHeader: string | undefined,
    wire: Wire,
  ): { receive(frame: Uint8Array): void; cut(): void } {
    const waiting: Uint8Array[] = [];
    let waitingBytes = 0;
    let admitted: Admitted | null = null;
    let open = true;
    const connection: Connection = {
      id: randomUUID(),
      send: (frame) => {
        if (open) wire.send(frame);
      },
      close: (code, reason) => {
        if (!open) return;
        open = false;
        leave();
        wire.close(code, reason);
      },
    };
    const leave = () => {
      this.visitors.delete(connection);
      if (!admitted) return;
      admitted.room.leave(connection);
      void this.admission.left(admitted).catch(() => undefined);
    };
    void this.letIn(told, cookieHeader, connection).then((found) => {
      if (!found) return;
      admitted = found;
      if (!open) return leave();
      this.visitors.set(connection, found);
      for (const frame of waiting.splice(0)) found.room.receive(connection, frame);
    });
    return {
      receive: (frame) => {
        if (!open) return;
        if (admitted) return admitted.room.receive(connection, frame);
        waitingBytes += frame.length;
        if (waitingBytes > MAX_WAITING) return connection.close(CLOSE.flooding, 'too much before being let in');
        waiting.push(frame);
      },
      cut: () => {
        if (!open) return;
        open = false;
        leave();
      },
    };
  }

  private async letIn(
    told: unknown,
    cookieHeader: string | undefined,
    connection: Connection,
  ): Promise<Admitted | null> {
    try {
      if (this.stopping) throw new NotAdmitted(CLOSE.restarting, 'the server stops');
      const knock = Knock.safeParse(told);
      if (!knock.success) throw new NotAdmitted(CLOSE.notFound, 'no such document');
      return await this.admission.admit(knock.data, cookieHeader, connection);
    } catch (error) {
      if (error instanceof NotAdmitted) connection.close(error.code, error.message);
      else {
        this.logger.warn({ message: 'could not let in', reason: (error as Error).message });
        connection.close(CLOSE.storageFailed, 'try again');
      }
      return null;
    }
  }

  /** Puts out whoever lost the right to read: soon after an act that could have taken it, and now and then anyway. */
  private async putOut(): Promise<void> {
    const { committed } = this.acts;
    const now = Date.now();
    if (committed === this.checkedAt.committed && now - this.checkedAt.time < 60_000) return;
    this.checkedAt = { committed, time: now };
    for (const [connection, { stillMayRead }] of this.visitors)
      if (!(await stillMayRead())) connection.close(CLOSE.forbidden, 'no longer for this person');
  }
}
