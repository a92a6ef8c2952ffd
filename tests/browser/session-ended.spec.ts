import { expect, test } from './support/visits.js';
import { editorOf, openToWrite, saved } from './support/writing.js';

const FICHE = 'Valise « Offre numérique essentielle »';
const CONTEXT = 'Contexte et objectifs';
const WRITER = 'Vincent Trémaudan';
const WORDS = 'Écrit au dernier moment.';

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
