import type { Page } from '@playwright/test';
import { expect, test } from './support/visits.js';
import { editorOf, openToWrite, saved } from './support/writing.js';

const FICHE = 'Valise « Offre numérique essentielle »';
const CONTEXT = 'Contexte et objectifs';
const WRITER = 'Vincent Trémaudan';
const WORDS = 'Écrit au dernier moment.';

async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
}

test('whoever is signed out elsewhere while they write keeps their last words, and sends them once they are back', async ({
  visit,
}) => {
  const [page, elsewhere, reader] = [await visit(WRITER), await visit(WRITER), await visit('Linh Vo-Gauthier')];
  await openToWrite(page, FICHE);
  await editorOf(page, CONTEXT);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await saved(page);
  await page.context().setOffline(true);
  await page.keyboard.type(WORDS);
  await elsewhere.goto('/compte');
  await elsewhere.getByRole('button', { name: 'Se déconnecter partout' }).click();
  await expect(elsewhere).toHaveURL(/connexion/);
  await page.context().setOffline(false);

  const question = page.getByRole('dialog', { name: 'Tout n’est pas encore enregistré' });
  await expect(question).toContainText('Elles restent gardées dans ce navigateur');
  await expect(question.getByRole('button').first()).toHaveText('Rester sur la page');
  await expect(question.getByRole('button').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  const notice = page.getByRole('alert');
  await expect(notice).toBeFocused();
  await expect(notice).toBeInViewport();
  await expect(notice).toContainText('Vous n’êtes plus connecté.');
  await expect(notice).toContainText('Ils restent gardés dans ce navigateur');
  await expect(notice.getByText(WORDS)).toBeVisible();

  // The browser asks too, in its own words.
  page.once('dialog', (asked) => void asked.accept());
  await notice.getByRole('button', { name: 'Recharger la page' }).click();
  await page.getByText(/autres personnes/).click();
  await page.getByRole('listitem').filter({ hasText: WRITER }).getByRole('button', { name: 'Devenir' }).click();
  await expect(page.getByText(WORDS)).toBeVisible();
  await saved(page);
  await openToWrite(reader, FICHE);
  await expect(reader.getByText(WORDS)).toBeVisible();
});

test('whoever signs out leaves none of their writing in the browser', async ({ visit }) => {
  const MILESTONES = 'Calendrier prévisionnel';
  const [page, other] = [await visit('Karim Boussaïdi'), await visit('Julien Massardier')];
  await openToWrite(page, 'Campus Cyber');
  const editor = await editorOf(page, MILESTONES);
  await page.getByRole('button', { name: 'Ajouter une étape' }).click();
  await openToWrite(other, 'Campus Cyber');
  const theirs = await editorOf(other, MILESTONES);
  await expect(theirs.locator('.item')).toHaveCount(await editor.locator('.item').count());
  const remove = theirs
    .locator('.item')
    .last()
    .getByRole('button', { name: /^Supprimer/ });
  await Promise.all([
    page.keyboard.type('une étape que quelqu’un retire', { delay: 40 }),
    other.waitForTimeout(600).then(() => remove.click()),
  ]);
  const gone = page.getByLabel('Quelqu’un vient de supprimer ce dans quoi vous écriviez.');
  await expect(gone).toHaveValue(/quelqu’un retire$/);
  const kept = () => page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  expect(await kept()).toContain('quelqu’un retire');
  await signOut(page);
  const question = page.getByRole('dialog', { name: 'Tout n’est pas encore enregistré' });
  await expect(question).toContainText('Se déconnecter efface de ce navigateur ce qui n’est pas enregistré');
  await question.getByRole('button', { name: 'Rester sur la page' }).click();
  await expect(gone).toHaveValue(/quelqu’un retire$/);
  await signOut(page);
  await question.getByRole('button', { name: 'Se déconnecter quand même' }).click();
  await expect(page).toHaveURL(/connexion/);
  expect(await kept()).not.toContain('quelqu’un retire');
});

test('whoever signs out is asked first, wherever they are, while the browser keeps words that are not saved', async ({
  visit,
}) => {
  const page = await visit(WRITER);
  const words = `Gardé ${Date.now()}.`;
  await openToWrite(page, FICHE);
  await editorOf(page, CONTEXT);
  await page.keyboard.press('Control+End');
  await saved(page);
  await page.context().setOffline(true);
  await page.keyboard.type(words);
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Quitter quand même' }).click();
  await page.context().setOffline(false);
  await page.goto('/');
  await signOut(page);
  await expect(page.getByText('Se déconnecter les efface.')).toBeVisible();
  await page.getByRole('button', { name: 'Rester connecté' }).click();
  await openToWrite(page, FICHE);
  await expect(page.getByText(words)).toBeVisible();
  await saved(page);
  await page.getByRole('link', { name: 'Accueil' }).click();
  await signOut(page);
  await expect(page).toHaveURL(/connexion/);
});

test('the name one acts under is that of the tab', async ({ visit }) => {
  const page = await visit('Marie-Laure Estienvrot');
  const other = await page.context().newPage();
  const header = (each: Page) => each.getByRole('banner').locator('summary');
  await page.goto('/');
  await other.goto('/');
  const before = await header(page).textContent();
  await header(other).click();
  await other.getByRole('radio', { checked: false }).first().check();
  await expect(header(other)).not.toHaveText(before ?? '');
  await page.reload();
  await expect(header(page)).toHaveText(before ?? '');
});

test('whoever cannot be signed out for want of a network is told so', async ({ visit }) => {
  const page = await visit('Karim Boussaïdi');
  await page.goto('/');
  await page.getByRole('banner').getByText('Karim Boussaïdi').click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByText('Vous êtes encore connecté sur cet appareil.')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page).toHaveURL(/connexion/);
  await page.goto('/compte');
  await expect(page).toHaveURL(/connexion/);
});

test('a link to the page of sign-out signs nobody out', async ({ visit }) => {
  const page = await visit('Karim Boussaïdi');
  await page.goto('/deconnexion');
  await expect(page).toHaveURL(/compte/);
});
