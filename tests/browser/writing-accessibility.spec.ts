import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/visits.js';
import { editorOf, openToWrite } from './support/writing.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];
const CONTEXT = 'Contexte et objectifs';

/** From now on, keeps what a screen reader is told of who comes and goes. */
async function hear(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const note = () => {
      for (const { textContent } of document.querySelectorAll('[role="status"]'))
        if (/ (est|sont) (arrivé|parti)/.test(textContent) && heard.at(-1) !== textContent) heard.push(textContent);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

/** axe finds nothing, and nothing stands out of the page's width. */
async function sound(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  expect(faults, state).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${state}: width`).toBeLessThanOrEqual(0);
}

for (const [width, height, title] of [
  [1440, 900, 'Accessibilité et handicap'],
  [320, 640, 'Réseau régional des acteurs cyber'],
] as const) {
  test(`the writing page is sound in each of its states, ${width} px wide`, async ({ visit }) => {
    test.setTimeout(180_000);
    const page = await visit('Karim Boussaïdi', { viewport: { width, height } });
    const other = await visit('Julien Massardier');
    await openToWrite(page, title);
    await sound(page, 'as it opens');
    const context = await editorOf(page, CONTEXT);
    for (const name of [
      'Pilotage du projet',
      'Animation du partenariat',
      'Indicateurs de réalisation',
      'Calendrier prévisionnel',
    ])
      await editorOf(page, name);
    await sound(page, 'with every section open');
    await openToWrite(other, title);
    const theirs = await editorOf(other, CONTEXT);
    await other.keyboard.press('Control+End');
    await other.keyboard.type(' Une phrase de plus.');
    await expect(context).toContainText('Une phrase de plus.');
    await context.locator('p').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tableau', exact: true }).click();
    await expect(theirs.locator('td').first()).toBeAttached();
    await sound(page, 'with someone else beside, in a table');
    await page.locator('.bar-panel summary').first().click();
    await sound(page, 'with who is here');
    await page.keyboard.press('Escape');
    await page.locator('.bar-panel summary').nth(1).click();
    await sound(page, 'with what changed');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'En mon nom' }).click();
    await sound(page, 'with whom one may write for');
    await page.getByLabel('J’écris pour').selectOption('Équipe de rédaction');
    await page.getByRole('button', { name: 'Continuer ainsi' }).click();
    await expect(page.getByText('Pour : Équipe de rédaction').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Pour : Équipe de rédaction' })).toBeInViewport();
    await sound(page, 'writing for someone');
    await context.locator('td').first().click();
    await page.keyboard.type('mot');
    await page.keyboard.press('Control+Alt+f');
    await expect(page.getByRole('dialog')).toBeVisible();
    await sound(page, 'writing a note');
    await page.keyboard.type('Une note');
    await page.keyboard.press('Enter');
    await theirs.locator('td').first().click();
    await other.getByRole('button', { name: 'Supprimer la ligne' }).click();
    await expect(page.getByLabel('Quelqu’un vient de supprimer ce dans quoi vous écriviez.')).toBeFocused();
    await page.keyboard.type('La suite');
    await sound(page, 'with what one goes on typing when its place is gone');
    await page.getByRole('button', { name: 'Laisser' }).first().click();
    await context.locator('p').first().click();
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type('javascript:');
    await page.keyboard.press('Enter');
    await sound(page, 'making a link that may not be');
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /^(Changer|Choisir)/ })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await sound(page, 'choosing an organisation');
    await page.keyboard.press('Escape');
    await page.context().setOffline(true);
    await context.locator('p').first().click();
    await page.keyboard.type('x');
    await expect(page.getByText(/^Hors connexion/).first()).toBeVisible();
    await sound(page, 'offline');
    await page.context().setOffline(false);
  });
}

test('who is cut off for a while has not gone, and whoever leaves has', async ({ visit }) => {
  test.setTimeout(120_000);
  const [page, other] = [await visit('Karim Boussaïdi'), await visit('Julien Massardier')];
  for (const each of [other, page]) await openToWrite(each, 'Accessibilité et handicap');
  await editorOf(page, CONTEXT);
  const people = page
    .locator('.bar-panel summary')
    .first()
    .getByText(/^1 autre/);
  await expect(people).toBeVisible();
  const heard = await hear(page);
  // Who is here as the page opens is taken in then, and not told.
  await page.waitForTimeout(2_000);
  for (const each of [page, other]) {
    await each.context().setOffline(true);
    await expect(people).toBeHidden();
    await page.waitForTimeout(2_000);
    await each.context().setOffline(false);
    await expect(people).toBeVisible();
  }
  await page.waitForTimeout(12_000);
  expect(await heard()).toEqual([]);
  await other.goto('about:blank');
  await expect.poll(heard, { timeout: 30_000 }).toEqual(['Julien Massardier est parti.']);
  await openToWrite(other, 'Accessibilité et handicap');
  await expect
    .poll(async () => (await heard()).slice(1), { timeout: 15_000 })
    .toEqual(['Julien Massardier est arrivé.']);
});
