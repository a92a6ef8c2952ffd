import type { Page } from '@playwright/test';
import { expect, test } from './support/visits.js';
import { editorOf, openToWrite, saved } from './support/writing.js';

const CONTEXT = 'Contexte et objectifs';

test('whoever types for someone says so; these see it, and may not take it as theirs', async ({ visit }) => {
  test.setTimeout(60_000);
  const lead = await visit('Capucine Delorière');
  const named = await visit('Marie-Laure Estienvrot');
  await openToWrite(lead, 'Féminisation des métiers du numérique');
  await editorOf(lead, CONTEXT);
  await lead.keyboard.press('Control+End');
  await lead.keyboard.press('Enter');
  await lead.keyboard.type('De ma part. ');
  await lead.getByRole('button', { name: 'En mon nom' }).click();
  await lead
    .getByRole('dialog')
    .getByLabel('J’écris pour')
    .selectOption({ label: await labelOf(lead, 'Marie-Laure Estienvrot') });
  await lead.getByRole('button', { name: 'Continuer ainsi' }).click();
  await expect(lead.getByText('Pour : Marie-Laure Estienvrot').first()).toBeVisible();
  const editor = await editorOf(lead, CONTEXT);
  await editor.getByText('De ma part.').click();
  await lead.keyboard.press('End');
  await lead.keyboard.type('Les filles d’abord.');
  await saved(lead);
  await lead.reload();
  await expect(lead.getByRole('button', { name: 'Pour : Marie-Laure Estienvrot' })).toBeVisible();

  await named.goto('/');
  await named.getByRole('link', { name: /^Quelqu’un a écrit en votre nom/ }).click();
  const words = named.getByRole('listitem').filter({ hasText: 'Saisi par Capucine Delorière' });
  await expect(words.locator('blockquote')).toHaveText('Les filles d’abord.');
  await words.getByRole('button', { name: /^Ce ne sont pas mes mots dans «\s/ }).click();
  await expect(words.getByRole('status')).toHaveText('C’est noté : ce ne sont pas vos mots');

  await expect(lead.getByRole('button', { name: 'En mon nom' })).toBeVisible();
  await expect(lead.getByText('Marie-Laure Estienvrot ne souhaite pas que vous écriviez en son nom')).toBeVisible();
  await lead.goto(lead.url().replace('?rediger', '?auteurs'));
  await saysOf(lead, 'Les filles d’abord.', 'Saisi pour Marie-Laure Estienvrot, qui dit que ce ne sont pas ses mots.');
  await words.getByRole('button', { name: /^Ce sont bien mes mots dans «\s/ }).click();
  await expect(words.getByRole('status')).toHaveText('C’est noté : ce sont bien vos mots');
  await lead.reload();
  await saysOf(lead, 'Les filles d’abord.', /Marie-Laure Estienvrot\s: dit le .*, saisi par .*Capucine Delorière/);
});

/** What is told of words that are clicked; again, while the page still settles. */
const saysOf = (page: Page, words: string, told: string | RegExp) =>
  expect(async () => {
    await page.locator('.marked', { hasText: words }).click();
    await expect(page.locator('.authors-selected').getByText(told)).toBeVisible({ timeout: 2_000 });
  }).toPass();

/** The whole label of the option that begins with a name. */
const labelOf = async (page: Page, name: string): Promise<string> =>
  (await page.getByLabel('J’écris pour').locator('option').allTextContents()).find((each) => each.startsWith(name)) ??
  name;
