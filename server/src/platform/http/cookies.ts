import { parseCookie, stringifySetCookie } from 'cookie';
import type { Response } from 'express';
import type { Config } from '../../config/config.js';

/** A cookie the server sets: never read by scripts, never sent from another site, bound to this host when served over TLS. */
export class ServerCookie {
  private readonly name: string;
  private readonly secure: boolean;

  constructor({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, name: string) {
    this.secure = PUBLIC_URL.startsWith('https:');
    this.name = this.secure ? `__Host-${name}` : name;
  }

  read(header: string | undefined): string | null {
    return (header && parseCookie(header)[this.name]) || null;
  }

  set(value: string, maxAgeMs: number): string {
    return stringifySetCookie({
      name: this.name,
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: Math.round(maxAgeMs / 1000),
    });
  }

  clear(): string {
    return this.set('', 0);
  }
}

/** Answers a browser whose session is over, with the cookie that forgets it. */
export function forgetBrowser(response: Response, cookie: string): void {
  response.append('Set-Cookie', cookie);
  // What the browser kept of unsaved texts goes with the session (ASVS 14.3.1).
  response.setHeader('Clear-Site-Data', '"storage"');
}
