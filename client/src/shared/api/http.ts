import type { ErrorBody } from '@diapason/contracts';
import type { ErrorCode, ErrorParams } from '@diapason/domain';

/**
 * A refusal of the server, by its code; `OFFLINE` when the server could not be reached, `NOT_LOADED` when a part of the
 * program did not come: the network is away, or the server has a newer one.
 */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode | 'OFFLINE' | 'NOT_LOADED',
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

/** Gives what the server answers; throws its refusal. */
async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
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
  if (response.ok) return response;
  const refusal = (await response.json().catch(() => null)) as ErrorBody | null;
  const error = refusal?.error;
  throw error ? new ApiError(error.code, error.params, error.requestId) : new ApiError('UNAVAILABLE');
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  if (response.status === 204 || response.status === 202) return undefined as T;
  return (await response.json().catch(() => null)) as T;
}

/** What an address asks for, nobody has filled in: where it asks for what cannot be, there is nothing. */
const asAddress = (error: unknown): never => {
  if (!(error instanceof ApiError) || error.code !== 'INPUT_INVALID') throw error;
  throw new ApiError('NOT_FOUND', {}, error.requestId);
};

/** A file, under the name the server gives it. */
async function file(path: string): Promise<File> {
  const response = await send('GET', path);
  const [, name = ''] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return new File([await response.blob()], name);
}

export const http = {
  get: <T>(path: string, signal?: AbortSignal) => ask<T>('GET', path, undefined, signal).catch(asAddress),
  post: <T = void>(path: string, body: unknown = {}) => ask<T>('POST', path, body),
  put: <T = void>(path: string, body: unknown) => ask<T>('PUT', path, body),
  patch: <T = void>(path: string, body: unknown) => ask<T>('PATCH', path, body),
  delete: <T = void>(path: string) => ask<T>('DELETE', path),
  file,
};
