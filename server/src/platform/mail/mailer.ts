import { randomUUID } from 'node:crypto';
import type { DemoMail } from '@diapason/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../../config/config.js';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text: no picture, no rewritten link, nothing that tells on the reader. */
  text: string;
}

interface SmtpError {
  code?: string;
  responseCode?: number;
}

const KEPT = 200;

/** Sends mails over SMTP; in the demonstration without SMTP, keeps the last ones for its page. */
@Injectable()
export class Mailer {
  /** The last mails of the demonstration, newest first; always empty outside it. */
  readonly kept: DemoMail[] = [];
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.transport = config.SMTP_URL ? createTransport(config.SMTP_URL) : null;
  }

  /** Lets go of the mails that were kept for an address. */
  forget(address: string): void {
    const others = this.kept.filter(({ to }) => to !== address);
    this.kept.splice(0, this.kept.length, ...others);
  }

  /** Rejects when the mail could not be handed over, so that the job is tried again. */
  async send(mail: Mail): Promise<void> {
    if (this.transport) {
      const message = { from: this.config.MAIL_FROM, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } };
      await this.transport.sendMail(message).catch(({ code, responseCode }: SmtpError) => {
        // What a relay answers repeats the address, and what is thrown here is logged and kept with the job.
        throw new Error(`the mail was not taken: ${[code, responseCode].filter(Boolean).join(' ')}`);
      });
      return;
    }
    if (!this.config.DEMO) throw new Error('there is no SMTP_URL: mails cannot be sent');
    this.kept.unshift({ id: randomUUID(), ...mail, at: new Date().toISOString() });
    this.kept.length = Math.min(this.kept.length, KEPT);
  }
}
