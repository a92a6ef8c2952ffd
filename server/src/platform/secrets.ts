import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, to be put in a cookie or in the fragment of a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const sameHash = (a: Buffer | null, b: Buffer): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);
