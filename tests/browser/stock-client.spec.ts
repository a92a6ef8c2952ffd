import { fileURLToPath } from 'node:url';
import type { FicheView, Me } from '@diapason/contracts';
import { SCHEMA_VERSION } from '@diapason/editor';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { Places } from './support/places.js';
import { expect, test } from './support/visits.js';
import { editorOf, saved } from './support/writing.js';

interface StockWindow {
  Stock: { Y: typeof Y; WebsocketProvider: typeof WebsocketProvider };
  doc: Y.Doc;
  provider: WebsocketProvider;
  closes: number[];
}

let script: string;
test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('./support/stock-page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'stockPage',
      },
    },
  });
  const [first] = built as Rolldown.RolldownOutput[];
  script = first?.output[0].code ?? '';
});

/** Opens the text of the fiche a page shows with the published client, in the name of the first membership. */
async function connect(page: Page): Promise<void> {
  const id = page.url().split('/').at(-1);
  const { document } = (await (await page.request.get(`/api/fiches/${id}`)).json()) as FicheView;
  const { memberships } = (await (await page.request.get('/api/me')).json()) as Me;
  await open(page, { document, as: memberships[0]?.id ?? '' });
}

async function open(page: Page, told: { document: string; as: string }): Promise<void> {
  await page.evaluate(script);
  await page.evaluate(
    ({ document: name, as, schema }) => {
      const here = window as unknown as StockWindow;
      here.closes = [];
      here.doc = new here.Stock.Y.Doc();
      const url = `${location.origin.replace('http', 'ws')}/collab`;
      here.provider = new here.Stock.WebsocketProvider(url, name, here.doc, {
        params: { as, schema },
        disableBc: true,
      });
      here.provider.on('connection-close', (event) => {
        if (event) here.closes.push(event.code);
      });
    },
    { ...told, schema: String(SCHEMA_VERSION) },
  );
}

const readBy = (page: Page) =>
  page.evaluate(() => (window as unknown as StockWindow).doc.getText('contexte').toString());

const firstClose = (page: Page) => page.evaluate(() => (window as unknown as StockWindow).closes[0]);
const synced = (page: Page) => page.evaluate(() => (window as unknown as StockWindow).provider.synced);

test('the published client of y-websocket reads, writes and is seen', async ({ visit }) => {
  const [ours, theirs] = [await visit('Karim Boussaïdi'), await visit('Julien Massardier')];
  const fiche = (await Places.of(ours)).numbered('4.15');
  await ours.goto(`${fiche}?rediger`);
  const editor = await editorOf(ours, 'Contexte et objectifs');
  await theirs.goto(fiche);
  await connect(theirs);
  await expect.poll(() => synced(theirs)).toBe(true);
  await theirs.evaluate(() => {
    const { doc, provider } = window as unknown as StockWindow;
    provider.awareness.setLocalState({ section: 'contexte' });
    const text = doc.getText('contexte');
    text.insert(text.length, ' Écrit par un autre logiciel.');
  });
  await expect(editor).toContainText('Écrit par un autre logiciel.');
  await expect(ours.getByText('1 autre personne')).toBeVisible();
  await ours.keyboard.press('Control+End');
  await ours.keyboard.type(' Et par le nôtre.');
  await expect.poll(() => readBy(theirs)).toContain('Et par le nôtre.');
});

test('the published client of nobody is refused', async ({ visit }) => {
  const stranger = await visit(null);
  await stranger.goto('/connexion');
  await open(stranger, { document: crypto.randomUUID(), as: crypto.randomUUID() });
  await expect.poll(() => firstClose(stranger)).toBe(4401);
  expect(await synced(stranger)).toBe(false);
});

test('what the published client of someone who only reads writes reaches nobody', async ({ visit }) => {
  const [ours, reader] = [await visit('Karim Boussaïdi'), await visit('Odile Brassard')];
  const fiche = (await Places.of(ours)).numbered('4.15');
  await ours.goto(`${fiche}?rediger`);
  const editor = await editorOf(ours, 'Contexte et objectifs');
  await reader.goto(fiche);
  await connect(reader);
  await expect.poll(() => synced(reader)).toBe(true);
  await reader.evaluate(() => (window as unknown as StockWindow).doc.getText('contexte').insert(1, 'Sans droit'));
  await ours.keyboard.press('Control+End');
  await ours.keyboard.type(' Ce que tous lisent.');
  await expect.poll(() => readBy(reader)).toContain('Ce que tous lisent.');
  await saved(ours);
  await ours.reload();
  await expect(await editorOf(ours, 'Contexte et objectifs')).toContainText('Ce que tous lisent.');
  await expect(editor).not.toContainText('Sans droit');
});
