import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

/** Where the built client is. */
export const CLIENT_DIST = fileURLToPath(new URL('../../../client/dist/', import.meta.url));

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** The client's files: their names change with their content, so a browser never asks for one twice. */
export const clientFiles = (): RequestHandler =>
  express.static(`${CLIENT_DIST}assets`, { immutable: true, maxAge: YEAR, index: false, fallthrough: false });
