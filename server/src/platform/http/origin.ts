import { DomainError } from '@diapason/domain';
import type { NextFunction, Request, Response } from 'express';

/** Whether a browser page of another site is asking. Without an Origin it is no browser page that could forge anything. */
export function isForeign(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return false;
  if (origin === new URL(publicUrl).origin) return false;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true;
  }
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses what a page of another site would have a signed-in person do. */
export const refuseForeignOrigin =
  (publicUrl: string) =>
  (request: Request, _response: Response, next: NextFunction): void => {
    const foreign =
      isForeign(request.headers.origin, request.headers.host, publicUrl) ||
      request.headers['sec-fetch-site'] === 'cross-site';
    next(foreign && !SAFE.includes(request.method) ? new DomainError('ORIGIN_FOREIGN') : undefined);
  };
