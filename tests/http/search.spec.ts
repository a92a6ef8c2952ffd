import type { SearchHit, StrategyView } from '@diapason/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { Factory, type SmallStrategy } from '../support/factories.js';
import type { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { startApp } from '../support/start-app.js';
import { outcome } from './stage.js';

let make: Factory;
let strategy: SmallStrategy;
let moderating: HttpClient;
/** A second fiche, in the charge of nobody. */
let other: string;
beforeAll(async () => {
  make = new Factory(await startApp());
  strategy = await make.strategy();
  const member = await make.member();
  await make.strategyRole(strategy.id, member, 'moderator');
  moderating = await make.signedIn(member);
  const { templates, levels } = await moderating.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
  const { id } = await moderating.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/nodes`, {
    template: templates.find(({ use }) => use === 'fiche')?.id,
    level: levels.at(-1)?.key,
    parent: strategy.branch,
    title: 'La médiation numérique',
  });
  other = id;
  await write(strategy.fiche, {
    title: ' Réseaux à très haut débit',
    contexte:
      'Les collectivités rurales déploient la fibre optique depuis dix ans. Les habitants des hameaux éloignés attendent encore leur raccordement, et les écoles s’équipent.',
    calendrier: 'Les dernières prises sont posées avant l’été.',
  });
  await write(other, { contexte: 'Former les aidants numériques au plus près des habitants, dans chaque école.' });
  await waitFor('everything to be found', async () => (await search('habitants')).length === 2);
});

async function write(node: string, words: Record<string, string>): Promise<void> {
  const live = await LiveClient.open(moderating, await make.documentOf(node));
  for (const [section, text] of Object.entries(words)) live.type(section, text);
  await live.saved();
  live.leave();
}

const search = (words: string, http = moderating) =>
  http.must<SearchHit[]>('GET', `/api/strategies/${strategy.id}/search?q=${encodeURIComponent(words)}`);
const found = async (words: string, http = moderating) =>
  (await search(words, http)).map(({ node, section }) => [
    node === strategy.fiche ? 'first' : node === other ? 'other' : node,
    section,
  ]);

describe('a search', () => {
  it('finds a passage and shows it: where it is, and what matched in it', async () => {
    const [hit, ...others] = await search('fibre optique');
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ node: strategy.fiche, number: '1.1', section: 'Contexte et objectifs' });
    expect(hit?.title).toContain('Réseaux à très haut débit');
    expect(hit?.excerpt.filter((_, i) => i % 2 === 1)).toEqual(['fibre', 'optique']);
    expect(hit?.excerpt.join('')).toContain('déploient la fibre optique depuis');
    expect(hit?.excerpt.join('')).not.toMatch(/<|&/);
  });

  it.each([
    ['fibres', 'the plural'],
    ['FIBRE', 'the case'],
    ['collectivite rurale', 'accents and plurals'],
    ['éloigné', 'the gender and the number'],
    ['hameau', 'an irregular plural'],
    ['  raccordements  ', 'spaces around'],
  ])('for « %s » forgives %s', async (words) => {
    expect(await found(words)).toEqual([['first', 'Contexte et objectifs']]);
  });

  it('wants all the words, in one section', async () => {
    expect(await found('fibre habitants')).toEqual([['first', 'Contexte et objectifs']]);
    expect(await found('fibre prises')).toEqual([]);
    expect(await found('fibre aidants')).toEqual([]);
    expect((await found('école habitants')).toSorted()).toEqual([
      ['first', 'Contexte et objectifs'],
      ['other', 'Contexte et objectifs'],
    ]);
  });

  it('gives titles first', async () => {
    await write(strategy.chapter, { texte: 'Un mot sur le débit, le débit et encore le débit.' });
    await waitFor('both to be found', async () => (await search('débit')).length === 2);
    expect(await found('débit')).toEqual([
      ['first', null],
      [strategy.chapter, 'Texte'],
    ]);
  });

  it.each(['zzz', 'le la les', '"', '(fibre', '& | !', "l'", '<b>', '--'])(
    'for « %s » finds nothing or something, and never fails',
    async (words) => {
      const asked = words.length > 1 ? words : `${words}${words}`;
      expect(Array.isArray(await search(asked))).toBe(true);
    },
  );

  it('finds what is written now, not what was', async () => {
    await write(other, { calendrier: 'Un marronnier fleurit.' });
    await waitFor('the new words', async () => (await search('marronnier')).length === 1);
    const live = await LiveClient.open(moderating, await make.documentOf(other));
    const text = live.text('calendrier');
    text.delete(1, text.length - 1);
    await live.saved();
    live.leave();
    await expect.poll(() => search('marronnier'), { timeout: 8_000 }).toEqual([]);
  });

  it('finds no more than one may read', async () => {
    const contributor = await make.signedIn(await make.contributor(strategy));
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    const reading = await make.signedIn(reader);
    const stranger = await make.signedIn(await make.member());
    const path = `/api/strategies/${strategy.id}/search?q=habitants`;
    expect(await found('habitants', contributor)).toHaveLength(2);
    expect(await outcome(stranger, 'GET', path)).toBe('NOT_FOUND');
    // In the framing phase a contributor reads the fiches of their group alone, and a reader none.
    await make.phase(strategy.id, 'framing');
    expect(await found('habitants', contributor)).toEqual([['first', 'Contexte et objectifs']]);
    expect(await outcome(reading, 'GET', path)).toBe('PHASE_CLOSED');
    await make.phase(strategy.id, 'drafting');
    expect(await found('habitants', reading)).toHaveLength(2);
    // Elsewhere the same words are somebody else’s.
    const elsewhere = await make.strategy();
    await make.strategyRole(elsewhere.id, reader, 'reader');
    const hits = await reading.must<SearchHit[]>('GET', `/api/strategies/${elsewhere.id}/search?q=habitants`);
    expect(hits).toEqual([]);
  });

  it('finds nothing of what was taken out of the tree', async () => {
    expect(await found('aidants')).toEqual([['other', 'Contexte et objectifs']]);
    await moderating.must('DELETE', `/api/nodes/${other}`);
    expect(await found('aidants')).toEqual([]);
  });
});
