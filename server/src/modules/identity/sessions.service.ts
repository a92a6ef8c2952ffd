import { randomUUID } from 'node:crypto';
import type { SessionView } from '@diapason/contracts';
import { SESSION_LIFETIME } from '@diapason/domain';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { Acts } from '../../platform/database/act.js';
import { EventBus } from '../../platform/events/event-bus.js';
import { ServerCookie } from '../../platform/http/cookies.js';
import { hashSecret, newSecret } from '../../platform/secrets.js';
import { SessionsEnded } from './identity.events.js';
import { IdentityRepository } from './identity.repository.js';
import type { Session } from './session.entity.js';

const TOUCH_EVERY = 5 * 60 * 1000;

/** Sessions live on the server; the browser holds an opaque secret. */
@Injectable()
export class SessionsService {
  private readonly cookie: ServerCookie;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly repository: IdentityRepository,
    private readonly events: EventBus,
    private readonly acts: Acts,
  ) {
    this.cookie = new ServerCookie(config, 'diapason');
  }

  /** The cookie that makes a browser forget its session. */
  get forgottenCookie(): string {
    return this.cookie.clear();
  }

  /** Opens a session and gives the cookie to set. */
  async open(personId: string, userAgent: string | undefined): Promise<string> {
    const secret = newSecret();
    const now = new Date();
    await this.repository.addSession({
      id: randomUUID(),
      secretHash: hashSecret(secret),
      personId,
      device: deviceOf(userAgent),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + SESSION_LIFETIME),
    });
    return this.cookie.set(secret, SESSION_LIFETIME);
  }

  /** The live session that a cookie header stands for. */
  async find(cookieHeader: string | undefined): Promise<Session | null> {
    const secret = this.cookie.read(cookieHeader);
    if (!secret) return null;
    const now = new Date();
    const session = await this.repository.findLiveSession(hashSecret(secret), now);
    if (session && now.getTime() - session.lastSeenAt.getTime() > TOUCH_EVERY)
      await this.repository.touchSession(session.id, now);
    return session;
  }

  async list(personId: string, current: string): Promise<SessionView[]> {
    const sessions = await this.repository.findLiveSessions(personId, new Date());
    return sessions.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      current: id === current,
      device,
      since: createdAt.toISOString(),
      lastSeen: lastSeenAt.toISOString(),
    }));
  }

  /** Ends one session of a person, or all of them, and gives the cookie that forgets it. */
  async end(personId: string, which: string | 'all'): Promise<string> {
    const live = await this.repository.findLiveSessions(personId, new Date());
    const ids = live.map(({ id }) => id).filter((id) => which === 'all' || id === which);
    await this.repository.endSessions(ids, new Date());
    this.acts.rightsMoved();
    await this.events.publish(new SessionsEnded(ids));
    return this.forgottenCookie;
  }
}

function deviceOf(userAgent = ''): string {
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(`${name}/`)) ?? 'Navigateur';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((name) =>
    userAgent.includes(name),
  );
  const names: Record<string, string> = { Edg: 'Edge', Macintosh: 'Mac' };
  return [browser, system].flatMap((name) => (name ? (names[name] ?? name) : [])).join(', ');
}
