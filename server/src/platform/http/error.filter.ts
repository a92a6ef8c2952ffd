import type { ErrorBody } from '@diapason/contracts';
import { DomainError, ERROR_STATUS, type ErrorCode } from '@diapason/domain';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../logging/request-log.js';

/**
 * What PostgreSQL refuses of what was asked: a character or a day it does not know, a reference to what is not there, and
 * what somebody else took between the moment it was looked for and the moment it was written.
 */
const REFUSED_BY_DATABASE: Partial<Record<string, ErrorCode>> = {
  '22008': 'INPUT_INVALID',
  '22021': 'INPUT_INVALID',
  '22P05': 'INPUT_INVALID',
  '23503': 'NOT_FOUND',
  '23505': 'CHANGED_MEANWHILE',
};

/** What a refusal is called, whatever was thrown. Anything unforeseen is INTERNAL, logged once, never told. */
export function errorOf(thrown: unknown): { code: ErrorCode; params: DomainError['params']; unforeseen: boolean } {
  if (thrown instanceof DomainError) return { code: thrown.code, params: thrown.params, unforeseen: false };
  const status = statusOf(thrown);
  if (status === 404) return { code: 'NOT_FOUND', params: {}, unforeseen: false };
  if (status === 429) return { code: 'TOO_MANY_REQUESTS', params: {}, unforeseen: false };
  if (status !== null && status < 500) return { code: 'INPUT_INVALID', params: {}, unforeseen: false };
  const refused = REFUSED_BY_DATABASE[(thrown as { code?: string } | null)?.code ?? ''];
  if (refused) return { code: refused, params: {}, unforeseen: false };
  if (isDatabaseAway(thrown)) return { code: 'UNAVAILABLE', params: {}, unforeseen: true };
  return { code: 'INTERNAL', params: {}, unforeseen: true };
}

function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  // body-parser and its like
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : null;
}

function isDatabaseAway(thrown: unknown): boolean {
  const { code, message } = (thrown ?? {}) as { code?: string; message?: string };
  return (
    ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '53300'].includes(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message ?? '')
  );
}

@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<Request>(), http.getResponse<Response>());
  }

  /** The same for what is thrown before a handler is reached. */
  readonly middleware = (thrown: unknown, request: Request, response: Response, _next: NextFunction): void => {
    this.answer(thrown, request, response);
  };

  private answer(thrown: unknown, request: Request, response: Response): void {
    const { code, params, unforeseen } = errorOf(thrown);
    const requestId = requestIdOf(request);
    if (unforeseen) this.logger.error({ message: 'request failed', code, requestId, stack: (thrown as Error)?.stack });
    if (response.headersSent) return;
    const body: ErrorBody = { error: { code, params, requestId } };
    // A handler may have said that it answers with a page.
    response.status(ERROR_STATUS[code]).type('json').json(body);
  }
}
