import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Test files that need the database: the real application on real PostgreSQL. */
const withDatabase = (name: string) => ({
  test: {
    name,
    root,
    include: [`tests/${name}/**/*.spec.ts`],
    globalSetup: ['tests/support/postgres.setup.ts'],
    // The server and the packages run as they were built.
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', root, include: ['packages/*/src/**/*.spec.ts'] } },
      { test: { name: 'concurrency', root, include: ['tests/concurrency/**/*.spec.ts'] } },
      { test: { name: 'architecture', root, include: ['tests/architecture/**/*.spec.ts'] } },
      withDatabase('http'),
      withDatabase('realtime'),
      withDatabase('persistence'),
    ],
  },
});
