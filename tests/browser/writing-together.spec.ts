import type { Locator, Page } from '@playwright/test';
import { Served } from './support/served.js';
import { expect, test } from './support/visits.js';
import { editorOf, openToWrite, saved, wordsOf } from './support/writing.js';

const FICHE = 'Inclusion numérique';
const CONTEXT = 'Contexte et objectifs';
const INDICATORS = 'Indicateurs de réalisation';

let served: Served;
test.beforeAll(async () => {
  served = await Served.start();
});
test.afterAll(() => served.remove());

test('four organisations write one fiche at once: all see all, and a restart finds it', async ({ visit }) => {
  test.setTimeout(180_000);
  const url = served.url;
  const pages = [
    await visit('Gwenaël Tréhoret', { url }),
    await visit('Antoine Sabathé', { url }),
    await visit('Fatoumata Sangaré', { url, viewport: { width: 360, height: 740 } }),
    await visit('Naïma Zerkouk', { url, withoutWebSocket: true }),
  ] as const;
  const [lead, second, , polling] = pages;
  await Promise.all(pages.map((page) => openToWrite(page, FICHE)));
  for (const page of pages) await expect(page.getByText(/^3 /)).toBeVisible();

  // The same paragraph, all at once.
  const editors: Locator[] = [];
  for (const page of pages) editors.push(await editorOf(page, CONTEXT));
  const words = ['Parole du consortium.', 'Parole des handicaps.', 'Parole des jeunes.', 'Parole de l’État.'];
  for (const editor of editors) await editor.getByText('Les jeunes n’y échappent pas').click();
  await Promise.all(pages.map((page, i) => page.keyboard.type(`${words[i]}`, { delay: 30 })));
  await allAgree(pages, editors);
  for (const editor of editors) for (const word of words) await expect(editor).toContainText(word);

  // Rich text: bold, a heading, a list.
  const [contextOfLead, contextOfSecond] = [editors[0]!, editors[1]!];
  await contextOfLead.getByText('Les jeunes n’y échappent pas').click();
  await lead.keyboard.press('End');
  await lead.keyboard.press('Enter');
  await lead.keyboard.press('Control+b');
  await lead.keyboard.type('En gras');
  await lead.keyboard.press('Control+b');
  await lead.keyboard.type(' puis maigre');
  await contextOfSecond.getByText('Une personne en difficulté').click();
  await second.getByRole('button', { name: 'Liste', exact: true }).click();
  for (const editor of editors) {
    await expect(editor.locator('strong', { hasText: 'En gras' })).toBeVisible();
    await expect(editor.locator('[data-kind="bullet"]', { hasText: 'Une personne en difficulté' })).toBeVisible();
  }

  // An indicator: its words, its unit, its target and a year, each by another.
  const indicators: Locator[] = [];
  for (const page of pages) indicators.push(await editorOf(page, INDICATORS));
  const item = (i: number) => indicators[i]!.getByRole('group', { name: /Aidants numériques/ });
  await item(0).getByText('Aidants numériques').click();
  await Promise.all([
    lead.keyboard.type('ZZ', { delay: 30 }),
    item(1).getByLabel('Unité').fill('aidants'),
    item(2).getByLabel('Cible', { exact: true }).fill('400'),
    addYear(item(3), '2027', '250'),
  ]);
  await polling.keyboard.press('Tab');
  for (const i of pages.keys()) {
    await expect(item(i)).toContainText('ZZ');
    await expect(item(i).getByLabel('Unité')).toHaveValue('aidants');
    await expect(item(i).getByLabel('Cible', { exact: true })).toHaveValue('400');
    await expect(item(i).getByLabel('Cible 2027')).toHaveValue('250');
  }

  // A table: made by one, filled by the others, who add a row meanwhile.
  await contextOfLead.getByText('En gras').click();
  await lead.keyboard.press('End');
  await lead.keyboard.press('Enter');
  await lead.getByRole('button', { name: 'Tableau', exact: true }).click();
  for (const editor of editors) await expect(editor.locator('table td')).toHaveCount(9);
  const cells = [0, 4, 5, 8];
  for (const [i, editor] of editors.entries()) await editor.locator('table td').nth(cells[i]!).click();
  await Promise.all(pages.map((page, i) => page.keyboard.type(`cellule ${i}`, { delay: 30 })));
  await second.getByRole('button', { name: 'Ligne au-dessous' }).click();
  for (const editor of editors) {
    await expect(editor.locator('table td')).toHaveCount(12);
    for (const i of pages.keys()) await expect(editor.locator('table td', { hasText: `cellule ${i}` })).toHaveCount(1);
  }
  await allAgree(pages, editors);
  await allAgree(pages, indicators);
  for (const page of pages) await saved(page);

  // The server goes down and comes back under them; then everyone reloads.
  await served.end('SIGKILL');
  await expect(lead.getByText(/^Hors connexion/).first()).toBeVisible();
  await contextOfLead.getByText('En gras').click();
  await lead.keyboard.press('End');
  await lead.keyboard.type(' écrit hors ligne');
  await served.resume();
  for (const editor of editors) await expect(editor).toContainText('écrit hors ligne', { timeout: 40_000 });
  await saved(lead);
  await allAgree(pages, editors);
  const written = await wordsOf(contextOfLead);
  for (const page of pages) {
    await page.reload();
    const editor = await editorOf(page, CONTEXT);
    await expect.poll(() => wordsOf(editor)).toBe(written);
    await expect((await editorOf(page, INDICATORS)).getByLabel('Cible 2027')).toHaveValue('250');
  }
});

/** Every page shows the same words. */
async function allAgree(pages: readonly Page[], editors: readonly Locator[]): Promise<void> {
  await expect(async () => {
    const texts = await Promise.all(editors.map(wordsOf));
    for (const text of texts) expect(text).toBe(texts[0]);
  }).toPass({ timeout: 15_000 });
  expect(pages).toHaveLength(editors.length);
}

async function addYear(item: Locator, year: string, value: string): Promise<void> {
  await item.getByRole('button', { name: 'Ajouter une année' }).click();
  await item.getByLabel('Année').fill(year);
  // Longer than a control that went is waited for.
  await item.page().waitForTimeout(1_100);
  await item.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect(item.getByRole('button', { name: 'Ajouter une année' })).toBeFocused();
  await item.getByLabel(`Cible ${year}`).fill(value);
}
