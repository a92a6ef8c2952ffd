import type { Locator, Page } from '@playwright/test';
import { Places, people } from './support/places.js';
import { expect, test } from './support/visits.js';
import { editorOf, openToWrite, wordsOf } from './support/writing.js';

const MOST_TABS = 120;

/** Nothing here is pressed, filled or focused but by the keyboard; what has the focus must show it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let i = 0; i < MOST_TABS; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect(await unseenFocus(page)).toBeNull();
  }
  throw new Error(`the keyboard does not get to ${target}`);
}

/** What has the focus without showing it, or out of sight; null when all is well. */
const unseenFocus = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const rings = [focused, focused.nextElementSibling, focused.closest('label')].filter((each) => each !== null);
    const shown = rings.some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    });
    const { top, bottom } = focused.getBoundingClientRect();
    const inSight = bottom > 0 && top < window.innerHeight;
    return shown && inSight ? null : focused.outerHTML.slice(0, 200);
  });

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function typeIn(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(words);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The code of the last mail to someone, read on the page of the mails in another tab. */
async function codeFor(page: Page, email: string): Promise<string> {
  const tab = await page.context().newPage();
  await tab.goto('/demonstration/courrier');
  const mail = tab.getByRole('article').filter({ hasText: email }).filter({ hasText: 'Votre code est' }).first();
  const code = /\b\d{6}\b/.exec(await mail.innerText())?.[0] ?? '';
  await tab.close();
  await page.bringToFront();
  return code;
}

test('finds one’s fiche: sign-in, home, contents, filter, search, fiche', async ({ visit }) => {
  const email = 'odile.brassard@agence-eau.exemple';
  const page = await visit(null);
  await page.goto('/connexion');
  await typeIn(page, page.getByLabel('Adresse électronique'), email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Relevez votre courrier' })).toBeFocused();
  await typeIn(page, page.getByLabel('Code à six chiffres'), await codeFor(page, email));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Bonjour Odile');
  await expect(heading(page)).toBeFocused();

  await press(page, page.getByRole('heading', { level: 2 }).getByRole('link'));
  await expect(heading(page)).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Filtrer' }));
  await tabTo(page, page.getByLabel('Sorte de fiche'));
  await page.keyboard.type('Fiche p');
  await expect(page.getByRole('button', { name: 'Filtrer (1 choix)' })).toBeVisible();
  await expect(page.getByLabel('Sorte de fiche')).toBeFocused();
  await expect(page.getByText('33 fiches')).toBeHidden();

  await page.keyboard.press('Shift+Tab');
  await typeIn(page, page.getByLabel('Chercher dans les textes'), 'datacentre regional');
  await press(page, page.getByRole('search').getByRole('link', { name: '3.9 Datacentre régional' }).first());
  await expect(heading(page)).toHaveText('3.9 Datacentre régional');
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle('3.9 Datacentre régional – Diapason');
});

test('finds the words of an organisation: contents, table, text', async ({ visit }) => {
  const page = await visit(people.reader);
  await page.goto((await Places.of(page)).tree);
  await press(page, page.getByRole('link', { name: 'Contributions' }));
  await expect(heading(page)).toHaveText('Contributions des organisations');
  await expect(heading(page)).toBeFocused();
  await tabTo(page, page.getByLabel('Famille'));
  await page.keyboard.type('Recherche');
  await press(page, page.getByRole('table').getByRole('cell').getByRole('link').last());
  await expect(heading(page)).toBeFocused();
  await expect(page.locator('.authors-text .marked').first()).toBeVisible();
});

test('from an invitation to the first word, seen by whoever invited', async ({ visit }) => {
  const email = 'lea.nouvelle@exemple.fr';
  const host = await visit(people.animateur);
  await host.goto((await Places.of(host)).group('Donnée territoriale'));
  await press(host, host.getByRole('button', { name: 'Inviter quelqu’un…' }));
  const dialog = host.getByRole('dialog');
  await typeIn(host, dialog.getByLabel('Prénom'), 'Léa');
  await typeIn(host, dialog.getByLabel('Nom', { exact: true }), 'Nouvelle');
  await typeIn(host, dialog.getByLabel('Adresse électronique'), email);
  await tabTo(host, dialog.getByLabel('Au nom de quelle organisation ?'));
  await host.keyboard.type('Université de T');
  await press(host, dialog.getByRole('button', { name: 'Envoyer l’invitation' }));
  await expect(dialog).toBeHidden();
  await expect(host.getByText('L’invitation est partie.')).toBeVisible();
  await expect(host.getByRole('button', { name: 'Inviter quelqu’un…' })).toBeFocused();

  const guest = await visit(null);
  await guest.goto('/demonstration/courrier');
  await press(guest, guest.getByRole('article').filter({ hasText: email }).getByRole('link').first());
  await expect(heading(guest)).toHaveText('Vous êtes invité');
  await press(guest, guest.getByRole('button', { name: 'Recevoir un code' }));
  await typeIn(guest, guest.getByLabel('Code à six chiffres'), await codeFor(guest, email));
  await guest.keyboard.press('Enter');
  await expect(heading(guest)).toHaveText('Donnée territoriale');

  await press(guest, guest.getByRole('link', { name: '3.10 Challenge open data régional' }));
  await press(guest, guest.getByRole('link', { name: 'Rédiger' }));
  await press(guest, guest.getByRole('button', { name: 'Écrire dans « Contexte et objectifs »' }));
  await expect(guest.getByRole('textbox', { name: 'Contexte et objectifs', exact: true })).toBeFocused();
  await guest.keyboard.type('Ornithorynque ');

  await openToWrite(host, 'Challenge open data régional');
  await expect.poll(async () => wordsOf(await editorOf(host, 'Contexte et objectifs'))).toContain('Ornithorynque');
});
