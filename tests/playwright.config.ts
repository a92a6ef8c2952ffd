import { defineConfig } from '@playwright/test';

/** Browser tests: the product as `npm start` serves it, with its demonstration, in the Chromium that CHROMIUM names. */
export default defineConfig({
  testDir: 'browser',
  outputDir: 'results/browser',
  globalSetup: './browser/support/served.setup.ts',
  workers: 2,
  // A second try tells a fault from a machine that was busy; the counts say which tests needed one.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'results/browser.json' }]],
  use: {
    actionTimeout: 20_000,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium has no sandbox for root, as in a container.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
