import { ApiError } from './http.js';

const notLoaded = new WeakSet<Error>();

addEventListener('vite:preloadError', ({ payload }) => notLoaded.add(payload));

/** What is told of a fault: `NOT_LOADED` of a part of the program that did not come, itself of any other. */
export const asToldOf = (error: unknown): unknown =>
  error instanceof Error && notLoaded.has(error) ? new ApiError('NOT_LOADED') : error;
