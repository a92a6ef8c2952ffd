import { readFileSync } from 'node:fs';
import type { DemoMail } from '@diapason/contracts';
import type { Page } from '@playwright/test';
import { Places, people } from './support/places.js';
import { Served } from './support/served.js';
import { expect, test } from './support/visits.js';
import { editorOf, saved } from './support/writing.js';

/** Its own product: the tree and the phase change here. */
let served: Served | undefined;
let url: string;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  served = await Served.start();
  url = served.url;
});
test.afterAll(() => served?.remove());

const toTree = async (page: Page, search = '') => {
  await page.goto(`${(await Places.of(page)).tree}${search}`);
  await expect(page.getByRole('status').filter({ hasText: /fiches?$/ })).toBeVisible();
};

test.describe('signing in', () => {
  const ask = async (page: Page, email: string) => {
    await page.goto('/connexion');
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await expect(page.getByRole('heading', { name: 'Relevez votre courrier' })).toBeFocused();
  };
  /** What the first mail to an address says; it is written after the answer that promised it. */
  const mail = async ({ request }: Page, email: string) => {
    let text: string | undefined;
    await expect
      .poll(async () => {
        const mails = (await (await request.get('/api/demonstration/mails')).json()) as DemoMail[];
        text = mails.find(({ to }) => to === email)?.text;
        return text;
      })
      .toBeDefined();
    return { code: /\b\d{6}\b/.exec(text ?? '')?.[0] ?? '', link: /https?:\S+/.exec(text ?? '')?.[0] ?? '' };
  };
  const answer = async (page: Page, code: string) => {
    await page.getByLabel('Code à six chiffres').fill(code);
    await page.getByRole('button', { name: 'Entrer' }).click();
  };

  test('with a code: a wrong one is told, the right one lands where one was going', async ({ visit }) => {
    const email = 'youssef.amrioui@ars.exemple';
    const page = await visit(null, { url });
    await page.goto('/organisations');
    await expect(page).toHaveURL(/\/connexion\?vers=%2Forganisations$/);
    await page.getByLabel('Adresse électronique').fill('youssef');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await expect(page.getByText('Une adresse électronique ressemble à')).toBeVisible();
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await expect(page.getByText(email)).toBeVisible();
    const { code } = await mail(page, email);
    await answer(page, code === '000000' ? '000001' : '000000');
    await expect(page.getByText('Ce code n’est pas le bon.')).toBeVisible();
    await answer(page, `${code.slice(0, 3)} ${code.slice(3)}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Organisations');
  });

  test('with a link: it serves once, and in the browser that asked for it', async ({ visit }) => {
    const email = 'karim.boussaidi@recia.exemple';
    const page = await visit(null, { url });
    await ask(page, email);
    const { link, code } = await mail(page, email);
    const other = await visit(null, { url });
    await other.goto(link);
    await other.getByRole('button', { name: 'Entrer' }).click();
    await expect(other.getByRole('alert')).toContainText('depuis un autre navigateur');
    await page.goto(link);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Karim');

    await page.goto('/connexion/lien');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.goto(link);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('button', { name: 'Demander un nouveau code' }).click();
    await ask(page, email);
    await answer(page, code);
    await expect(page.getByText('Ce code n’est pas le bon.')).toBeVisible();
  });
});

test.describe('the contents', () => {
  test('are searched without accents', async ({ visit }) => {
    const page = await visit(people.reader, { url });
    await toTree(page);
    await page.getByLabel('Chercher dans les textes').fill('feminisation metiers');
    await expect(page.getByRole('status').filter({ hasText: 'feminisation metiers' })).toBeVisible();
    await page
      .getByRole('search')
      .getByRole('link', { name: '1 Féminisation des métiers du numérique' })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 Féminisation des métiers du numérique');
  });

  test('are filtered, and the address keeps the choice', async ({ visit }) => {
    const page = await visit(people.reader, { url });
    await toTree(page);
    await expect(page.getByText('33 fiches')).toBeVisible();
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.getByLabel('Sorte de fiche').selectOption('Fiche projet');
    await expect(page.getByText('33 fiches')).toBeHidden();
    await page.getByLabel('Groupe de travail').selectOption('Formation et compétences');
    await expect(page.getByRole('button', { name: 'Filtrer (2 choix)' })).toBeVisible();
    const left = await page.getByText(/^\d+ fiches?$/).textContent();
    await page.reload();
    await expect(page.getByText(left ?? '', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Sorte de fiche')).toHaveValue('Fiche projet');
    await page.getByRole('button', { name: 'Tout montrer' }).click();
    await expect(page.getByText('33 fiches')).toBeVisible();
  });

  test('are reordered by keyboard and by dragging, for everybody and for good', async ({ visit }) => {
    const page = await visit(people.moderator, { url });
    await toTree(page);
    await page.getByRole('button', { name: 'Réordonner' }).click();
    const rows = page.locator('.reorder [role=row]');
    const first = rows.filter({ hasText: 'Éditorial' });
    const second = rows.filter({ hasText: 'Principes d’action' });
    const before = async (a: string, b: string) => {
      const titles = await rows.allTextContents();
      return titles.findIndex((title) => title.includes(a)) < titles.findIndex((title) => title.includes(b));
    };
    await first.getByRole('button', { name: 'Descendre « Éditorial »' }).press('Enter');
    await expect(page.getByText('est maintenant en 2e place')).toBeVisible();
    await expect(first.getByRole('button', { name: 'Descendre « Éditorial »' })).toBeFocused();
    expect(await before('Principes d’action', 'Éditorial')).toBe(true);

    await first.dragTo(second, { sourcePosition: { x: 300, y: 20 }, targetPosition: { x: 300, y: 2 } });
    await expect(page.getByText('est maintenant en 1re place')).toBeVisible();
    expect(await before('Éditorial', 'Principes d’action')).toBe(true);
    await first.getByRole('button', { name: 'Descendre « Éditorial »' }).press('Enter');
    await expect(page.getByText('est maintenant en 2e place')).toBeVisible();

    const reader = await visit(people.reader, { url });
    await toTree(reader);
    await expect(reader.locator('.tree-leaf.chapter .leaf-title').first()).toHaveText('Principes d’action');
  });

  test('take one fiche more', async ({ visit }) => {
    const page = await visit(people.moderator, { url });
    await toTree(page);
    await page.getByRole('button', { name: 'Ajouter une fiche…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Quoi ?').selectOption('Fiche projet');
    await dialog.getByLabel('Sous').selectOption({ index: 3 });
    await dialog.getByLabel('Intitulé').fill('Observatoire des usages');
    await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^\d\.\d+ Observatoire des usages$/);
    await toTree(page);
    await expect(page.getByText('34 fiches')).toBeVisible();
  });

  test('say in which step they are, and the step closes what is being written', async ({ visit }) => {
    const writer = await visit(people.animateur, { url });
    const page = await visit(people.moderator, { url });
    await writer.goto(`${(await Places.of(writer)).numbered('3.7')}?rediger`);
    await editorOf(writer, 'Contexte et objectifs');
    await toTree(page);
    const go = async (step: string) => {
      await page.getByRole('button', { name: 'Changer d’étape…' }).click();
      await page.getByRole('dialog').getByLabel(step).check();
      await page.getByRole('button', { name: 'Changer d’étape', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(page.locator('.phase-line [aria-current=step]')).toHaveText(step);
    };
    await go('Validation par la commission régionale');
    const closed = 'L’étape en cours n’ouvre pas la rédaction de cette fiche.';
    await expect(writer.getByRole('alert')).toContainText(closed);
    await expect(writer.locator('[contenteditable=true]')).toHaveCount(0);
    await writer.reload();
    await expect(writer.getByText(closed)).toBeVisible();
    await go('Rédaction');
  });

  test('leave their page to whoever is taken from the group while writing', async ({ visit }) => {
    const writer = await visit('Antoine Sabathé', { url });
    const page = await visit(people.administrator, { url });
    const places = await Places.of(page);
    await writer.goto(`${places.numbered('2.4')}?rediger`);
    await editorOf(writer, 'Contexte et objectifs');
    await page.goto(places.group('Inclusion et accessibilité'));
    const seat = page.getByRole('combobox', { name: 'Rôle de Antoine Sabathé' });
    await seat.selectOption('Retirer du groupe');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await expect(seat).toHaveValue('contributor');
    await seat.selectOption('Retirer du groupe');
    await page.getByRole('dialog').getByRole('button', { name: 'Retirer du groupe' }).click();
    await expect(seat).toHaveCount(0);
    await expect(writer.getByRole('alert')).toContainText('Vous n’avez plus accès à ce texte');
    await expect(writer.getByRole('heading', { name: 'Contexte et objectifs' })).toBeVisible();
    await expect(writer.locator('[contenteditable=true]')).toHaveCount(0);
  });
});

test('one acts in the name one chooses, and it stays', async ({ visit }) => {
  const page = await visit(people.ofTwo, { url });
  await page.goto('/');
  const name = page.locator('.whoami summary');
  await expect(name).toContainText('au nom de Campus des métiers');
  await name.click();
  await page.getByLabel('GIP Formation tout au long de la vie').check();
  await expect(name).toContainText('au nom de GIP Formation');
  await page.reload();
  await expect(name).toContainText('au nom de GIP Formation');
});

test('in English no word of the interface is French', async ({ visit }) => {
  const page = await visit('Rémi Chastagnol', { url });
  await page.goto('/compte');
  await page.getByLabel('Langue de l’interface').selectOption('English');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My account');
  const places = await Places.of(page);
  const french = frenchOnly();
  for (const path of [
    '/compte',
    '/',
    places.tree,
    places.numbered('4.3'),
    places.group('Formation et compétences'),
    `${places.tree}/contributions`,
    '/organisations',
    '/informations/plan',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const words = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (texts.nextNode()) {
        // What links of a page say is its content: titles, names of organisations.
        if (texts.currentNode.parentElement?.closest('main a')) continue;
        found.push(texts.currentNode.textContent?.trim() ?? '');
      }
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
      return found;
    });
    expect(
      words.filter((each) => french.has(each)),
      path,
    ).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const unmarked = await page
      .locator(
        'main :is(a[href*="/fiches/"]:not([href*="?"], .modes a), .aim, .aim-line, .fiche-section h2, .section-nav a)',
      )
      .evaluateAll((elements) =>
        elements
          .filter((each) => !each.closest('main [lang="fr"]') && !each.querySelector('[lang="fr"]'))
          .map((each) => each.textContent),
      );
    expect(unmarked, path).toEqual([]);
  }
  await page.goto(`${places.numbered('4.3')}?historique`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'fr');
  const place = page.getByRole('status').filter({ hasText: /^[A-Z][a-z]+day,? \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d/ });
  await expect(place).toBeVisible();
});

/** What the interface says in French and not in English. */
function frenchOnly(): Set<string> {
  const words = (locale: string) => {
    const source = readFileSync(new URL(`../../client/src/shared/i18n/${locale}.ts`, import.meta.url), 'utf8');
    return [...source.matchAll(/^ {2}'[^']+':\s+'([^']+)',$/gm)].map(([, text]) => text ?? '');
  };
  const english = new Set(words('en'));
  return new Set(words('fr').filter((text) => !english.has(text)));
}

test('signing out everywhere ends the other sessions at once', async ({ visit }) => {
  const here = await visit('Ewa Kosmalska', { url });
  const there = await visit('Ewa Kosmalska', { url });
  await toTree(there);
  await here.goto('/compte');
  await expect(here.getByRole('button', { name: /^Fermer la session/ })).toHaveCount(1);
  await here.getByRole('button', { name: 'Se déconnecter partout' }).click();
  await expect(here).toHaveURL(/\/connexion/);
  await expect(there.getByText('Votre session est terminée.')).toBeVisible();
  await there.goto('/compte');
  await expect(there).toHaveURL(/\/connexion/);
});

test('someone deletes their account once told what it means, and is shown without their name', async ({ visit }) => {
  const gone = 'Jean-Baptiste Quillérou';
  const page = await visit(gone, { url });
  const other = await visit(people.administrator, { url });
  const group = (await Places.of(other)).group('Formation et compétences');
  await other.goto(group);
  await expect(other.getByText(gone, { exact: true })).toBeVisible();
  await page.goto('/compte');
  const ask = page.getByRole('button', { name: 'Supprimer mon compte' });
  await ask.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
  await ask.click();
  await expect(page.getByRole('dialog')).toContainText('On ne peut pas revenir en arrière.');
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer mon compte' }).click();
  await expect(page).toHaveURL(/\/connexion/);
  await page.goto('/compte');
  await expect(page).toHaveURL(/\/connexion/);
  await other.reload();
  await expect(other.getByText('Compte supprimé', { exact: true })).toBeVisible();
  await expect(other.getByText(gone)).toHaveCount(0);
});

test('where there is nothing, and where one may not go, a sentence says so and a way leads on', async ({ visit }) => {
  const page = await visit(people.contributor, { url });
  await page.goto('/nulle-part');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’existe pas');
  await page.getByRole('link', { name: 'Aller à l’accueil' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Youssef');
  await page.goto(`${(await Places.of(page)).tree}/fiches/00000000-0000-4000-8000-000000000000`);
  await expect(page.getByRole('alert')).toContainText('Cette page n’existe pas, ou n’existe plus.');
  await page.goto(`${(await Places.of(page)).tree}/fiches/pas-un-identifiant`);
  await expect(page.getByRole('alert')).toContainText('Cette page n’existe pas, ou n’existe plus.');

  const places = await Places.of(page);
  await page.goto(`${places.numbered('4.15')}?rediger`);
  await expect(page.getByText('L’écrire revient aux groupes qui en ont la charge.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Rédiger' })).toHaveCount(0);
  await page.goto(places.tree);
  await expect(page.getByRole('button', { name: 'Réordonner' })).toHaveCount(0);
});

test('while the server is away a sentence says so, and one press goes on', async ({ visit }) => {
  const page = await visit(people.contributor, { url });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Organisations' }).click();
  await expect(page.getByRole('alert')).toContainText('Le serveur ne répond pas.');
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByText('89 organisations')).toBeVisible();
});

test('a page that does not come whole, as after an update, says so, and one press loads it', async ({ visit }) => {
  const page = await visit(people.contributor, { url, expects: /Failed to load resource/ });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.route('**/assets/organisations-*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('link', { name: 'Organisations' }).click();
  await expect(page.getByRole('alert')).toContainText('Diapason vient d’être mis à jour.');
  await page.unroute('**/assets/organisations-*.js');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByText('89 organisations')).toBeVisible();
});

test('who wrote what is marked in the text, for one organisation or for all, and told of what is selected', async ({
  visit,
}) => {
  const page = await visit(people.contributor, { url });
  await page.goto((await Places.of(page)).numbered('3.1'));
  await page.getByRole('button', { name: 'Qui a écrit quoi' }).click();
  const text = page.locator('.authors-text');
  const legends = page.getByRole('group', { name: 'Légende' });
  const legend = legends.getByRole('listitem');
  await expect(legend.nth(1)).toBeVisible();
  await legends.focus();
  await expect(legends).toBeFocused();
  const organisations = await legend.count();
  const marked = await text.locator('.marked').count();
  const [name = ''] = await legend.first().locator('span').last().allTextContents();
  await page.getByLabel('Marquer les mots de').selectOption(name);
  await expect(legend).toHaveCount(1);
  expect(await text.locator('.marked').count()).toBeLessThan(marked);
  await text.locator('.marked').first().click();
  await expect(page.getByRole('status').filter({ hasText: `${name}, ` })).toContainText('écrit le');
  const list = page.getByText(/^\d+ passages?.*, en liste$/).first();
  await list.focus();
  await list.press('Enter');
  await expect(text.locator('.authors-passages li').first()).toContainText(`${name}, `);
  await page.reload();
  await expect(legend).toHaveCount(1);
  await page.getByLabel('Marquer les mots de').selectOption('Toutes les organisations');
  await expect(legend).toHaveCount(organisations);
  await page.getByRole('button', { name: 'Qui a écrit quoi' }).click();
  await expect(text).toBeHidden();
});

test.describe('what organisations brought', () => {
  const cells = (page: Page) => page.getByRole('table').getByRole('cell').getByRole('link');

  test('is a table that leads to their words, narrowed to a family, and the address keeps the choice', async ({
    visit,
  }) => {
    const page = await visit(people.reader, { url });
    await toTree(page);
    await page.getByRole('link', { name: 'Contributions' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contributions des organisations');
    await expect(page.getByText(/^\d+ organisations ont écrit dans \d+ fiches\.$/)).toBeVisible();
    const rows = page.getByRole('table').getByRole('rowheader');
    await expect(cells(page).first()).toHaveAttribute('title', /\s: \d+ passages?, le /);
    const all = await rows.count();
    await page.getByLabel('Famille').selectOption('Région et organismes régionaux');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    const kept = await rows.count();
    await page.getByRole('button', { name: 'Liste' }).click();
    await expect(page.getByRole('table')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 2, name: 'Région et organismes régionaux' })).toBeVisible();
    await page.getByRole('button', { name: 'Tableau' }).click();
    await expect.poll(() => rows.count()).toBe(kept);

    const cell = cells(page).first();
    const organisation = (await cell.getAttribute('title'))?.split(', ')[0] ?? '';
    await cell.click();
    await expect(page.getByLabel('Marquer les mots de').locator('option:checked')).toHaveText(organisation);
    await expect(page.locator('.authors-text .marked').first()).toBeVisible();
  });

  test('fits a telephone as a list', async ({ visit }) => {
    const page = await visit(people.reader, { url, viewport: { width: 320, height: 640 } });
    await page.goto(`${(await Places.of(page)).tree}/contributions`);
    await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Liste' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('is told in figures once the strategy says so, on the page and in the files', async ({ visit }) => {
    const keeper = await visit(people.administrator, { url });
    const page = await visit(people.reader, { url });
    const address = `${(await Places.of(page)).tree}/contributions`;
    await page.goto(address);
    await expect(cells(page).first()).toHaveAttribute('title', /^[^%]+$/);
    const set = async (on: boolean) => {
      await toTree(keeper);
      await keeper.getByRole('button', { name: 'Qui voit les auteurs…' }).click();
      await keeper.getByLabel(/Montrer aussi les parts en chiffres/).setChecked(on);
      await keeper.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(keeper.getByRole('dialog')).toHaveCount(0);
    };
    await set(true);
    await page.reload();
    await expect(cells(page).first()).toHaveAttribute('title', /\d+\s% du texte/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV, pour un tableur' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^contributions-scoran-\d{4}-\d\d-\d\d\.csv$/);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^\uFEFF"Organisation";.*"Part \(%\)"/);
    await set(false);
  });

  test('is on the page of each, with words of it that lead to the text', async ({ visit }) => {
    const page = await visit(people.contributor, { url });
    await page.goto('/organisations');
    await page.getByRole('link', { name: 'Agence de la transition écologique' }).click();
    const brought = page.getByRole('region', { name: 'Ce qu’elle a apporté' });
    await expect(brought.getByText(/^«\s.+\s»$/).first()).toBeVisible();
    await brought.getByRole('listitem').first().getByRole('link').click();
    await expect(page).toHaveURL(/auteurs=de\./);
    await expect(page.getByRole('group', { name: 'Légende' }).getByRole('listitem')).toHaveCount(1);
  });
});

test('the history of a fiche replays its text, by keyboard too, and the address keeps the choice', async ({
  visit,
}) => {
  const page = await visit(people.contributor, { url });
  await page.goto((await Places.of(page)).numbered('3.1'));
  await page.getByRole('button', { name: 'Historique' }).click();
  const slider = page.getByLabel('Le texte tel qu’il était');
  const words = () => page.locator('.authors-text .text').allInnerTexts();
  await expect(page.locator('.authors-text .marked').first()).toBeVisible();
  await page.locator('.authors-text .text').last().scrollIntoViewIfNeeded();
  await expect(slider).toBeInViewport();
  const now = (await words()).join('');
  await page.getByRole('button', { name: 'Moment précédent' }).click();
  await expect.poll(async () => (await words()).join('').length).toBeLessThan(now.length);
  await slider.press('End');
  await expect.poll(async () => (await words()).join('')).toBe(now);
  await slider.press('Home');
  await expect(page.getByText('Personne n’a encore écrit')).toBeVisible();
  await slider.press('PageUp');
  expect(Number(await slider.inputValue())).toBeGreaterThan(2);
  await slider.press('Home');
  await slider.press('ArrowRight');
  await expect(page).toHaveURL(/historique=2$/);
  await page.reload();
  await expect(slider).toHaveValue('2');
});

test('two moments of a fiche are compared, in the text and as a list, and a section is put back as it was', async ({
  visit,
}) => {
  const page = await visit(people.contributor, { url });
  await page.goto((await Places.of(page)).numbered('3.1'));
  await page.getByRole('button', { name: 'Historique' }).click();
  await page.getByRole('button', { name: 'Comparer avec un autre moment' }).click();
  const other = page.getByLabel('Comparé au texte tel qu’il était');
  await other.press('Home');
  await expect(page).toHaveURL(/avec=1$/);
  const partners = page.locator('#partenariat');
  await expect(partners.locator('ins.added').first()).toContainText('Secrétariat général pour les affaires régionales');
  await expect(partners.getByText(/^\d+ ajouts$/)).toBeVisible();
  await partners.getByText(/^\d+ changements, en liste$/).click();
  await expect(partners.locator('.authors-passages li').first()).toContainText(/^Ajouté\s: «\sSecrétariat général/);
  await page.reload();
  await expect(other).toHaveValue('1');
  await other.press('End');
  await expect(page.getByText('Rien n’a changé entre ces deux moments.')).toBeVisible();
  await page.getByRole('button', { name: 'Comparer avec un autre moment' }).click();

  const place = page.getByLabel('Le texte tel qu’il était', { exact: true });
  const last = Number(await place.inputValue());
  const putBack = async () => {
    await page
      .getByRole('button', { name: 'Remettre cette section comme elle était (Animation du partenariat)' })
      .click();
    await expect(page.getByRole('dialog')).toContainText(
      /Elle sera comme elle était le .+, changement\s1\ssur\s\d+\s: .+\./,
    );
    await page.getByRole('button', { name: 'Remettre la section' }).click();
    await expect(
      page.getByText('La section « Animation du partenariat » est de nouveau comme elle était.'),
    ).toBeVisible();
    await expect(place).toHaveAttribute('max', String(last + 1));
  };
  const colleague = await visit(people.moderator, { url });
  await colleague.goto(`${page.url().split('?')[0]}?rediger`);
  await saved(colleague);
  const told = colleague.getByText(/vient de remettre la section «\sAnimation du partenariat\s» comme elle était/);
  await expect(told).toBeHidden();
  await place.press('Home');
  await putBack();
  await expect(told).toContainText('restent dans « Historique »');
  await colleague.getByRole('button', { name: 'Fermer' }).click();
  await expect(told).toBeHidden();
  await expect(page).toHaveURL(/historique=$/);
  await expect(partners).toContainText('À définir');
  await page.reload();
  await expect(partners).toContainText('À définir');
  // What the server tidies up after a change is a change of its own.
  await expect(async () => {
    await place.press('ArrowLeft');
    await expect(partners).toContainText('Secrétariat général pour les affaires régionales', { timeout: 2_000 });
  }).toPass();

  await page.getByRole('button', { name: /^Remettre cette section .*\(Animation du partenariat\)/ }).click();
  await editorOf(colleague, 'Animation du partenariat');
  await colleague.keyboard.type('Et puis.');
  const meanwhile = page.getByRole('dialog').getByText('Quelqu’un a écrit dans cette section');
  await expect(meanwhile).toContainText('la liste en tient compte');
  await page.route('**/restor*', (route) =>
    route.fulfill({ status: 409, json: { error: { code: 'SECTION_CHANGED' } } }),
  );
  await page.getByRole('button', { name: 'Remettre la section' }).click();
  await expect(meanwhile).toHaveText(/entre-temps/);
});
