import type { DemoMail } from '@diapason/contracts';
import { HttpClient } from './http-client.js';
import { waitFor } from './live-client.js';

/** The mails the server sent, as the page of the demonstration shows them. */
export class Mailbox {
  private readonly http: HttpClient;

  constructor(url: string) {
    this.http = new HttpClient(url);
  }

  /** Mails to an address, oldest first. */
  async to(email: string): Promise<DemoMail[]> {
    const mails = await this.http.must<DemoMail[]>('GET', '/api/demonstration/mails');
    return mails.filter(({ to }) => to === email).toReversed();
  }

  /** The mail that comes to an address after so many others. */
  after(email: string, known = 0): Promise<DemoMail> {
    return waitFor(`mail ${known + 1} to ${email}`, async () => (await this.to(email))[known]);
  }
}

const found = (text: string, pattern: RegExp): string => {
  const [, part] = pattern.exec(text) ?? [];
  if (!part) throw new Error(`the mail has no ${pattern}`);
  return part;
};

export const codeIn = ({ text }: DemoMail): string => found(text, /\b(\d{6})\b/);
export const secretIn = ({ text }: DemoMail): string => found(text, /#(\S+)/);
