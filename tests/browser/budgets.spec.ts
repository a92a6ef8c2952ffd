import type { Page } from '@playwright/test';
import { Places, people } from './support/places.js';
import { expect, test } from './support/visits.js';
import { editorOf } from './support/writing.js';

interface Weight {
  kilobytes: number;
  requests: number;
  elements: number;
}

/** What a screen may weigh when nothing of it is known yet: norms E1. */
const SMALL: Weight = { kilobytes: 300, requests: 20, elements: 400 };
const READING: Weight = { kilobytes: 600, requests: 25, elements: 600 };
const EDITOR: Weight = { kilobytes: 1000, requests: 30, elements: 800 };

const seen: Record<string, Weight & { most: Weight }> = {};

/** Goes somewhere with an empty cache, and counts what came over the line, headers included, until nothing comes any more. */
async function weigh(page: Page, path: string, ready: () => Promise<void>): Promise<Weight> {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: false });
  await line.send('Network.clearBrowserCache');
  let bytes = 0;
  let requests = 0;
  line.on('Network.requestWillBeSent', ({ request }) => {
    if (!request.url.startsWith('data:')) requests++;
  });
  line.on('Network.webSocketCreated', () => requests++);
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  line.on('Network.webSocketFrameReceived', ({ response: { payloadData } }) => {
    bytes += payloadData.length;
  });
  await page.goto(path);
  await ready();
  await page.waitForLoadState('networkidle');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  return { kilobytes: Math.round(bytes / 100) / 10, requests, elements };
}

function hold(screen: string, weight: Weight, most: Weight): void {
  seen[screen] = { ...weight, most };
  for (const measure of ['kilobytes', 'requests', 'elements'] as const)
    expect.soft(weight[measure], `${measure} of ${screen}`).toBeLessThanOrEqual(most[measure]);
}

test.afterAll(() => {
  const rows = Object.entries(seen).map(([screen, { kilobytes, requests, elements, most }]) => [
    screen,
    {
      'kB (most)': `${kilobytes} (${most.kilobytes})`,
      'requests (most)': `${requests} (${most.requests})`,
      'elements (most)': `${elements} (${most.elements})`,
    },
  ]);
  console.table(Object.fromEntries(rows));
});

test('sign-in', async ({ visit }) => {
  const page = await visit(null);
  const weight = await weigh(page, '/connexion', () =>
    page
      .getByRole('button', { name: /^Devenir/ })
      .first()
      .waitFor(),
  );
  hold('sign-in', weight, SMALL);
});

test('home', async ({ visit }) => {
  const page = await visit(people.animateur);
  hold('home', await weigh(page, '/', () => page.getByRole('heading', { level: 3 }).first().waitFor()), SMALL);
});

test('the contents of a strategy', async ({ visit }) => {
  const page = await visit(people.moderator);
  const { tree } = await Places.of(page);
  const ready = () => page.getByRole('link', { name: 'Datacentre régional' }).waitFor();
  hold('strategy', await weigh(page, tree, ready), READING);
});

test('reading a fiche', async ({ visit }) => {
  const page = await visit(people.moderator);
  const places = await Places.of(page);
  const ready = () => page.getByRole('navigation', { name: 'Sections de la fiche' }).waitFor();
  for (const number of ['3.9', '4.15'])
    hold(`reading ${number}`, await weigh(page, places.numbered(number), ready), READING);
});

test('writing a fiche', async ({ visit }) => {
  const page = await visit(people.moderator);
  const places = await Places.of(page);
  const ready = async () => {
    await editorOf(page, 'Contexte et objectifs');
  };
  hold('writing 3.1', await weigh(page, `${places.numbered('3.1')}?rediger`, ready), EDITOR);
});
