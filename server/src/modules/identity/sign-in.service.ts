import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { SignInAnswer, SignInRequest } from '@diapason/contracts';
import {
  DomainError,
  MAX_CODE_TRIES,
  MAX_MAILS_PER_HOUR,
  SIGN_IN_KEPT,
  SIGN_IN_LIFETIME,
  signInFault,
} from '@diapason/domain';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { ServerCookie } from '../../platform/http/cookies.js';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { hashSecret, newSecret, sameHash } from '../../platform/secrets.js';
import { IdentityRepository } from './identity.repository.js';
import { SessionsService } from './sessions.service.js';
import type { SignInAttempt } from './sign-in-attempt.entity.js';
import { signInMail } from './sign-in-mail.js';

const HOUR = 60 * 60 * 1000;

/**
 * Sign-in by mail: a code or a link, good for ten minutes, once, in the browser that asked. Whether an address is known
 * never shows: the same is done, and answered, for both.
 */
@Injectable()
export class SignInService implements OnModuleInit {
  private readonly browserCookie: ServerCookie;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly repository: IdentityRepository,
    private readonly sessions: SessionsService,
    private readonly jobs: JobRunner,
    private readonly mailer: Mailer,
  ) {
    this.browserCookie = new ServerCookie(config, 'diapason-sign-in');
  }

  onModuleInit(): void {
    this.jobs.handle('send-sign-in-mail', ({ attempt }) => this.sendMail(attempt));
    this.jobs.everyHour('erase-sign-in-traces', async () => {
      const now = new Date();
      await this.repository.eraseAttempts(new Date(now.getTime() - SIGN_IN_KEPT));
      await this.repository.eraseSessions(now);
    });
  }

  /** Records the request and gives the cookie that binds it to this browser. */
  async request({ email, landing = '/' }: SignInRequest, cookieHeader: string | undefined): Promise<string> {
    const now = new Date();
    const person = await this.repository.findPersonByEmail(email);
    const recent = person ? await this.repository.countAttempts(person.id, new Date(now.getTime() - HOUR)) : 0;
    const browser = this.browserCookie.read(cookieHeader) ?? newSecret();
    await this.repository.addAttempt(
      { id: randomUUID(), personId: person?.id ?? null, browserHash: hashSecret(browser), landing, createdAt: now },
      recent < MAX_MAILS_PER_HOUR,
    );
    return this.browserCookie.set(browser, SIGN_IN_LIFETIME);
  }

  /** Opens a session for the right answer. Throws the reason otherwise. */
  async answer(
    answer: SignInAnswer,
    cookieHeader: string | undefined,
    userAgent: string | undefined,
  ): Promise<{ landing: string; cookie: string }> {
    const browser = this.browserCookie.read(cookieHeader);
    const attempt =
      'code' in answer ? await this.byCode(answer.code, browser) : await this.bySecret(answer.secret, browser);
    if (!attempt.personId) throw new DomainError('SIGN_IN_WRONG');
    if (!(await this.repository.consume(attempt.id, new Date()))) throw new DomainError('SIGN_IN_USED');
    return { landing: attempt.landing, cookie: await this.sessions.open(attempt.personId, userAgent) };
  }

  private async byCode(code: string, browser: string | null): Promise<SignInAttempt> {
    const attempt = browser && (await this.repository.findLastAttemptOf(hashSecret(browser)));
    if (!attempt) throw new DomainError('SIGN_IN_ELSEWHERE');
    refuseFaulty(attempt);
    if (!(await this.repository.countTry(attempt.id, MAX_CODE_TRIES))) throw new DomainError('SIGN_IN_BLOCKED');
    if (!sameHash(attempt.codeHash, hashCode(attempt.id, code))) throw new DomainError('SIGN_IN_WRONG');
    return attempt;
  }

  private async bySecret(secret: string, browser: string | null): Promise<SignInAttempt> {
    const attempt = await this.repository.findAttemptBySecret(hashSecret(secret));
    if (!attempt) throw new DomainError('SIGN_IN_WRONG');
    refuseFaulty(attempt);
    if (!browser || !sameHash(attempt.browserHash, hashSecret(browser))) throw new DomainError('SIGN_IN_ELSEWHERE');
    return attempt;
  }

  /** Makes the secrets at the last moment, so that they are kept nowhere but in the mail. */
  private async sendMail(id: string): Promise<void> {
    const attempt = await this.repository.findAttempt(id);
    const person = attempt?.personId ? await this.repository.findPerson(attempt.personId) : null;
    if (!attempt || !person || person.erasedAt || signInFault(stateOf(attempt), Date.now())) return;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const secret = newSecret();
    await this.repository.setSecrets(id, hashCode(id, code), hashSecret(secret));
    const link = `${this.config.PUBLIC_URL}/connexion/lien#${secret}`;
    const parts = { site: this.config.SITE_NAME, name: person.givenName, code, link };
    await this.mailer.send({ to: person.email, ...signInMail[person.locale](parts) });
  }
}

const stateOf = ({ createdAt, consumedAt, tries }: SignInAttempt) => ({
  createdAt: createdAt.getTime(),
  consumed: consumedAt !== null,
  tries,
});

function refuseFaulty(attempt: SignInAttempt): void {
  const fault = signInFault(stateOf(attempt), Date.now());
  if (fault) throw new DomainError(fault);
}

const hashCode = (attempt: string, code: string): Buffer => createHash('sha256').update(`${attempt} ${code}`).digest();
