import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', root, include: ['packages/*/src/**/*.spec.ts'] } },
      { test: { name: 'concurrency', root, include: ['tests/concurrency/**/*.spec.ts'] } },
    ],
  },
});
