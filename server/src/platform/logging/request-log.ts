import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const ids = new WeakMap<Request, string>();
const logger = new Logger('http');

/** The id under which a request stands in the logs and in its refusal. */
export function requestIdOf(request: Request): string {
  const known = ids.get(request);
  if (known) return known;
  const id = randomUUID();
  ids.set(request, id);
  return id;
}

/** One line per request: no address, no query, no body, nothing of who asked. */
export function requestLog(request: Request, response: Response, next: NextFunction): void {
  const requestId = requestIdOf(request);
  const start = performance.now();
  response.setHeader('x-request-id', requestId);
  response.on('finish', () => {
    const ms = Math.round(performance.now() - start);
    logger.debug({
      message: 'request',
      method: request.method,
      path: request.path,
      status: response.statusCode,
      ms,
      requestId,
    });
  });
  next();
}
