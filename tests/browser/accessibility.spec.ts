import { AxeBuilder } from '@axe-core/playwright';
import type { FicheView, RegisterView } from '@diapason/contracts';
import type { Page } from '@playwright/test';
import { Places, people } from './support/places.js';
import { expect, test } from './support/visits.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'RGAAv4'];

/** Everything axe finds, as « rule: where ». */
async function faults(page: Page, without: string[] = []): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(without).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

interface Screen {
  as: string | null;
  go: (page: Page) => Promise<void>;
}

const shows = (page: Page, heading: string | RegExp) => page.getByRole('heading', { name: heading }).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const opens = async (page: Page, name: string | RegExp) => {
  await press(page, name);
  await page.getByRole('dialog').waitFor();
};
const toTree = async (page: Page, search = '') => {
  await page.goto((await Places.of(page)).tree + search);
  await page.getByRole('link', { name: 'Arts numériques' }).or(page.locator('.empty').first()).first().waitFor();
};
const toGroup = async (page: Page) => {
  await page.goto((await Places.of(page)).group('Donnée territoriale'));
  await shows(page, 'Membres');
};
const toContributions = async (page: Page, search: string) => {
  await page.goto(`${(await Places.of(page)).tree}/contributions${search}`);
  await page.getByRole('link', { name: 'GIP RECIA', exact: true }).waitFor();
};
const toOrganisation = async (page: Page) => {
  await page.goto('/organisations');
  await page.getByRole('link', { name: 'GIP RECIA' }).click();
  await shows(page, 'Qui parle en son nom');
  await page.getByText(/^et \d+ autres textes$/).click();
};

const screens: Record<string, Screen> = {
  'sign-in': {
    as: null,
    go: async (page) => {
      await page.goto('/connexion');
      await page.getByText(/Les \d+ autres personnes/).click();
      await press(page, 'Recevoir un code');
      await page.getByText('ressemble à').waitFor();
    },
  },
  'the code': {
    as: null,
    go: async (page) => {
      await page.goto('/connexion');
      await page.getByLabel('Adresse électronique').fill('personne@exemple.fr');
      await press(page, 'Recevoir un code');
      await page.getByLabel('Code à six chiffres').fill('12');
      await press(page, 'Entrer');
      await page.getByText('Le code a six chiffres.').waitFor();
    },
  },
  'a link that is not good': {
    as: null,
    go: async (page) => {
      await page.goto('/connexion/lien#rien');
      await press(page, 'Entrer');
      await page.getByRole('alert').waitFor();
    },
  },
  'an invitation that is not good': {
    as: null,
    go: async (page) => {
      await page.goto('/invitation#rien');
      await page.getByRole('alert').waitFor();
    },
  },
  'home, with the menu of the person': {
    as: people.ofTwo,
    go: async (page) => {
      await page.goto('/');
      await shows(page, 'Ce que vous pouvez écrire');
      await page.getByText('Marie-Laure Estienvrot').click();
      await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
    },
  },
  'sign-out, without a network': {
    as: people.ofTwo,
    go: async (page) => {
      await page.route('**/api/sign-out', (route) => route.abort());
      await page.goto('/');
      await page.getByText('Marie-Laure Estienvrot').click();
      await page.getByRole('button', { name: 'Se déconnecter' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  'the contents, filtered': {
    as: people.moderator,
    go: async (page) => {
      await toTree(page);
      await press(page, 'Filtrer');
      await page.getByLabel('Sorte de fiche').selectOption('Fiche projet');
    },
  },
  'the contents, where no fiche passes': {
    as: people.moderator,
    go: (page) => toTree(page, '?etat=validated'),
  },
  'the contents, searched': {
    as: people.reader,
    go: async (page) => {
      await toTree(page);
      await page.getByLabel('Chercher dans les textes').fill('numerique');
      await page.locator('.hits li').first().waitFor();
    },
  },
  'the contents, being reordered': {
    as: people.moderator,
    go: async (page) => {
      await toTree(page);
      await press(page, 'Réordonner');
      await page.getByRole('treegrid').waitFor();
    },
  },
  'moving a fiche': {
    as: people.moderator,
    go: async (page) => {
      await toTree(page);
      await press(page, 'Réordonner');
      await opens(page, 'Déplacer « Arts numériques » vers…');
    },
  },
  'adding a fiche': {
    as: people.moderator,
    go: async (page) => {
      await toTree(page);
      await opens(page, 'Ajouter une fiche…');
      await press(page, /^Ajouter$/);
      await page.getByText('Donnez un intitulé').waitFor();
    },
  },
  'changing the phase': {
    as: people.moderator,
    go: async (page) => {
      await toTree(page);
      await opens(page, 'Changer d’étape…');
      await page.getByLabel('Consultation').check();
    },
  },
  'a fiche': {
    as: people.reader,
    go: async (page) => {
      await page.goto((await Places.of(page)).numbered('3.9'));
      await shows(page, 'Contexte et objectifs');
    },
  },
  'the state of a fiche': {
    as: people.moderator,
    go: async (page) => {
      await page.goto((await Places.of(page)).numbered('4.15'));
      await opens(page, 'Modifier l’état…');
      await page.getByLabel('Thème').waitFor();
    },
  },
  'who wrote what in a fiche': {
    as: people.reader,
    go: async (page) => {
      await page.goto(`${(await Places.of(page)).numbered('3.1')}?auteurs`);
      await page.locator('.authors-text .marked').first().click();
      await page.getByRole('status').filter({ hasText: ' : écrit le ' }).waitFor();
    },
  },
  'the history of a fiche': {
    as: people.reader,
    go: async (page) => {
      await page.goto(`${(await Places.of(page)).numbered('3.1')}?historique`);
      await page.locator('.authors-text .marked').first().waitFor();
      await page.getByText('Moments de travail').click();
    },
  },
  'what organisations brought, as a table': {
    as: people.reader,
    go: (page) => toContributions(page, '?vue=tableau'),
  },
  'what organisations brought, as a table in figures': {
    as: people.reader,
    go: async (page) => {
      await page.route('**/api/strategies/*/contributions', async (route) => {
        const view = (await (await route.fetch()).json()) as RegisterView;
        const contributions = view.contributions.map((each, n) => ({ ...each, share: (n % 50) / 50, characters: n }));
        await route.fulfill({ json: { ...view, sharesInFigures: true, contributions } });
      });
      await toContributions(page, '?vue=tableau');
    },
  },
  'what organisations brought, as a list': {
    as: people.reader,
    go: async (page) => {
      await toContributions(page, '?vue=liste');
      await page.getByText(/n’ont encore rien écrit$/).click();
    },
  },
  'what organisations brought, where it is not shown': {
    as: people.reader,
    go: async (page) => {
      const error = { code: 'AUTHORS_HIDDEN', params: {}, requestId: '' };
      await page.route('**/api/strategies/*/contributions', (route) => route.fulfill({ status: 403, json: { error } }));
      await page.goto(`${(await Places.of(page)).tree}/contributions`);
      await page.getByRole('alert').waitFor();
    },
  },
  'what organisations brought, where nobody wrote': {
    as: people.reader,
    go: async (page) => {
      await page.route('**/api/strategies/*/contributions', async (route) => {
        const view = (await (await route.fetch()).json()) as RegisterView;
        await route.fulfill({ json: { ...view, organisations: [], contributions: [] } });
      });
      await page.goto(`${(await Places.of(page)).tree}/contributions`);
      await page.getByText('Personne n’a encore écrit').waitFor();
    },
  },
  'two moments of a fiche compared': {
    as: people.contributor,
    go: async (page) => {
      await page.goto(`${(await Places.of(page)).numbered('3.1')}?historique=20&avec=5`);
      await page.locator('.comparison .diff').first().waitFor();
      await page
        .getByText(/en liste$/)
        .first()
        .click();
    },
  },
  'putting a section back': {
    as: people.contributor,
    go: async (page) => {
      await page.goto(`${(await Places.of(page)).numbered('3.1')}?historique=5`);
      await page.getByRole('button', { name: 'Remettre cette section comme elle était (Pilotage du projet)' }).click();
      await page.getByText('passage ajouté depuis').waitFor();
    },
  },
  'to whom authors are shown': {
    as: people.administrator,
    go: async (page) => {
      await toTree(page);
      await opens(page, 'Qui voit les auteurs…');
    },
  },
  'a chapter': {
    as: people.reader,
    go: async (page) => {
      await page.goto((await Places.of(page)).fiche(({ use }) => use === 'chapter'));
      await shows(page, 'Éditorial');
    },
  },
  'an introduction': {
    as: people.reader,
    go: async (page) => {
      await page.goto((await Places.of(page)).fiche(({ use }) => use === 'branch'));
      await shows(page, /Enjeu/);
    },
  },
  'a group, for who leads it': { as: people.animateur, go: toGroup },
  'a group, for a reader': { as: people.reader, go: toGroup },
  'inviting to a group': {
    as: people.animateur,
    go: async (page) => {
      await toGroup(page);
      await opens(page, 'Inviter quelqu’un…');
      await press(page, 'Envoyer l’invitation');
      await page.getByRole('alert').waitFor();
    },
  },
  'the directory': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/organisations');
      await page.getByText(/\d+ organisations/).waitFor();
    },
  },
  'an organisation': { as: people.reader, go: toOrganisation },
  'the mandate of a member': {
    as: people.administrator,
    go: async (page) => {
      await toOrganisation(page);
      await opens(page, /^Modifier le mandat/);
    },
  },
  'refused changes': {
    as: people.administrator,
    go: async (page) => {
      await page.goto((await Places.of(page)).numbered('3.9'));
      await sendNoise(page);
      await page.locator('.whoami summary').click();
      await page.getByRole('link', { name: 'Modifications refusées' }).click();
      await page.getByText('Une modification illisible ou mal construite').first().waitFor();
    },
  },
  'refused changes, where nothing was refused': {
    as: people.administrator,
    go: async (page) => {
      await page.route('**/api/refused-updates', (route) => route.fulfill({ json: [] }));
      await page.goto('/administration/refus');
      await page.getByText('Aucune modification n’a été refusée').waitFor();
    },
  },
  'refused changes, for whoever may not read them': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/administration/refus');
      await page.getByRole('alert').waitFor();
    },
  },
  'what was written in one’s name': {
    as: people.reader,
    go: async (page) => {
      const fiche = { id: '00000000-0000-4000-8000-000000000000', strategy: 'scoran', title: 'Une fiche' };
      const typist = { person: 'Alix Exemple', organisation: 'Une organisation' };
      const spoken = { kind: 'organisation', name: 'La nôtre', fiche, typist, at: '2026-01-05T09:00:00.000Z' };
      await page.route('**/api/voices', (route) =>
        route.fulfill({
          json: [
            { ...spoken, voice: 'a', declined: false, words: ['Une phrase dite en réunion, et saisie pour nous.'] },
            { ...spoken, voice: 'b', kind: 'person', declined: true, words: ['Une autre.', 'Une troisième.'] },
            { ...spoken, voice: 'c', declined: false, words: [] },
          ],
        }),
      );
      await page.goto('/en-votre-nom');
      await page.getByText('Une autre.').waitFor();
    },
  },
  'what was written in one’s name, where nothing was': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/en-votre-nom');
      await page.locator('.empty').waitFor();
    },
  },
  'the account': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/compte');
      await page.getByText('(cet appareil)').first().waitFor();
    },
  },
  'the deletion of the account': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/compte');
      await opens(page, 'Supprimer mon compte');
    },
  },
  'the statement on accessibility': { as: null, go: (page) => legal(page, 'accessibilite') },
  'personal data': { as: null, go: (page) => legal(page, 'donnees-personnelles') },
  cookies: { as: null, go: (page) => legal(page, 'cookies') },
  'the plan of the site': { as: null, go: (page) => legal(page, 'plan') },
  'the mails of the demonstration': {
    as: null,
    go: async (page) => {
      await page.goto('/demonstration/courrier');
      await shows(page, 'Courriels de la démonstration');
      await page.locator('.mail, .empty').first().waitFor();
    },
  },
  'an address at which there is nothing': {
    as: null,
    go: async (page) => {
      await page.goto('/nulle-part');
      await shows(page, 'Cette page n’existe pas');
    },
  },
  'a fiche that is not there': {
    as: people.reader,
    go: async (page) => {
      await page.goto(`${(await Places.of(page)).tree}/fiches/00000000-0000-4000-8000-000000000000`);
      await page.getByRole('alert').waitFor();
    },
  },
  'a strategy that is not there': {
    as: people.reader,
    go: async (page) => {
      await page.goto('/strategies/nulle-part');
      await page.getByRole('alert').waitFor();
    },
  },
};

/** Sends to the text of the fiche a page shows what is no update, and waits to be put out. */
async function sendNoise(page: Page): Promise<void> {
  const { document } = (await (
    await page.request.get(`/api/fiches/${page.url().split('/').at(-1)}`)
  ).json()) as FicheView;
  await page.evaluate(async (name) => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/collab/${name}`);
    socket.addEventListener('open', () => socket.send(new Uint8Array([0, 2, 3, 9, 8, 7])));
    await new Promise((closed) => socket.addEventListener('close', closed));
  }, document);
}

async function legal(page: Page, name: string): Promise<void> {
  await page.goto(`/informations/${name}`);
  await page.locator('main h1').waitFor();
}

/** What readers set for themselves: WCAG 1.4.12. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

for (const [name, { as, go }] of Object.entries(screens)) {
  test(name, async ({ visit }) => {
    const page = await visit(as, { bypassCSP: true });
    await go(page);
    expect.soft(await faults(page), 'at 1440 px').toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    // Colours do not change with the width, and take longest to check.
    expect.soft(await faults(page, ['color-contrast']), 'at 360 px').toEqual([]);
    expect.soft(await page.locator('h1').count(), 'one h1').toBe(1);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await overflow(page), 'sideways at 320 px').toBeLessThanOrEqual(0);
    await page.addStyleTag({ content: SPACED });
    expect.soft(await overflow(page), 'sideways at 320 px with text spacing').toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.addStyleTag({ content: 'html { font-size: 200% !important; }' });
    expect.soft(await overflow(page), 'sideways at 200 %').toBeLessThanOrEqual(0);
  });
}
