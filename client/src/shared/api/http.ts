import type { ErrorBody } from '@diapason/contracts';
import type { ErrorCode, ErrorParams } from '@diapason/domain';

/** A refusal of the server, by its code; `OFFLINE` when the server could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'OFFLINE',
    readonly params: ErrorParams = {},
    readonly requestId = '',
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** Whether it is the network or the server that is away: what was read before still stands, and trying again may help. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiError && (error.code === 'OFFLINE' || error.code === 'UNAVAILABLE');

let actingAs: string | null = null;

/** In the name of which membership requests are made from now on. */
export function setActingAs(membership: string | null): void {
  actingAs = membership;
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(actingAs ? { 'x-acting-as': actingAs } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('OFFLINE');
  }
  if (response.status === 204 || response.status === 202) return undefined as T;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as T;
  const error = (answer as ErrorBody | null)?.error;
  throw error ? new ApiError(error.code, error.params, error.requestId) : new ApiError('UNAVAILABLE');
}

export const http = {
  get: <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, undefined, signal),
  post: <T = void>(path: string, body: unknown = {}) => ask<T>('POST', path, body),
  put: <T = void>(path: string, body: unknown) => ask<T>('PUT', path, body),
  patch: <T = void>(path: string, body: unknown) => ask<T>('PATCH', path, body),
  delete: <T = void>(path: string) => ask<T>('DELETE', path),
};
