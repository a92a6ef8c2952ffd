import { randomUUID } from 'node:crypto';
import type { HomeView, StrategyView } from '@diapason/contracts';
import { insertContent } from '@diapason/editor';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Factory, type Member, type SmallStrategy } from '../support/factories.js';
import type { HttpClient } from '../support/http-client.js';
import { LiveClient, waitFor } from '../support/live-client.js';
import { type RunningApp, startApp } from '../support/start-app.js';

let running: RunningApp;
let make: Factory;
let moderator: Member;
let moderating: HttpClient;
beforeAll(async () => {
  running = await startApp();
  make = new Factory(running);
  moderator = await make.member();
  moderating = await make.signedIn(moderator);
});

let strategy: SmallStrategy;
let member: Member;
let http: HttpClient;
beforeEach(async () => {
  strategy = await make.strategy();
  await make.strategyRole(strategy.id, moderator, 'moderator');
  member = await make.contributor(strategy);
  http = await make.signedIn(member);
});

const home = (of = http) => of.must<HomeView>('GET', '/api/home');
/** What is shown of the one strategy of this test. */
const shown = async (of = http) => {
  const { strategies } = await home(of);
  return strategies.find(({ id }) => id === strategy.id) as HomeView['strategies'][number];
};

async function addFiche(title: string): Promise<string> {
  const { templates, levels } = await moderating.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
  const { id } = await moderating.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/nodes`, {
    template: templates.find(({ use }) => use === 'fiche')?.id,
    level: levels.at(-1)?.key,
    parent: strategy.branch,
    title,
  });
  return id;
}
const charge = (node: string, inCharge = true) =>
  moderating.must('PUT', `/api/groups/${strategy.group}/charges`, { node, inCharge });

async function write(node: string, as: HttpClient, edit: (live: LiveClient) => void): Promise<void> {
  const live = await LiveClient.open(as, await make.documentOf(node));
  edit(live);
  await live.saved();
  live.leave();
}

const moments = () =>
  running.dataSource.query<{ section_key: string; organisation_id: string }[]>(
    `SELECT c.* FROM section_changes c JOIN strategy_nodes n ON n.id = c.node_id WHERE n.strategy_id = $1`,
    [strategy.id],
  );

describe('the page one comes back to', () => {
  it('is empty for whoever has no part in anything', async () => {
    expect(await home(await make.signedIn(await make.member()))).toEqual({ strategies: [], lastVisit: null });
  });

  it('says where each strategy is, and in which groups one sits there', async () => {
    const { id: instance } = await moderating.must<{ id: string }>('POST', `/api/strategies/${strategy.id}/groups`, {
      kind: 'instance',
      name: 'Commission',
    });
    await make.seat(instance, member, 'member');
    const other = await make.strategy();
    await make.strategyRole(other.id, member, 'reader');
    const view = await moderating.must<StrategyView>('GET', `/api/strategies/${strategy.id}`);
    const own = await shown();
    expect(own).toMatchObject({ slug: strategy.slug, name: view.name, phases: view.phases, current: view.phase.id });
    expect(view.phase.kind).toBe('drafting');
    expect(own.groups.map(({ id, kind }) => ({ id, kind }))).toEqual([
      { id: strategy.group, kind: 'group' },
      { id: instance, kind: 'instance' },
    ]);
    const { strategies } = await home();
    expect(strategies.map(({ id }) => id).toSorted()).toEqual([strategy.id, other.id].toSorted());
    expect(strategies.find(({ id }) => id === other.id)).toMatchObject({ groups: [], toWrite: [], namingUs: 0 });
  });

  it('asks for the fiches of one’s groups, those with most to define first', async () => {
    const [second, third, elsewhere] = [
      await addFiche('Deuxième'),
      await addFiche('Troisième'),
      await addFiche('D’autres'),
    ];
    await charge(second);
    await charge(third);
    expect((await shown()).toWrite.map(({ id, number }) => [id, number])).toEqual([
      [strategy.fiche, '1.1'],
      [second, '1.2'],
      [third, '1.3'],
    ]);
    await write(strategy.fiche, http, (live) => {
      live.type('contexte', 'Un début.');
      live.type('calendrier', 'Une étape.');
    });
    await write(second, http, (live) => live.type('contexte', 'Un début.'));
    await waitFor('both to be read', async () => (await shown()).toWrite[0]?.id === third);
    await waitFor('the first to be last', async () => (await shown()).toWrite.at(-1)?.id === strategy.fiche);
    const { toWrite } = await shown();
    expect(toWrite.map(({ id, toDefine }) => [id, toDefine.length])).toEqual([
      [third, 5],
      [second, 4],
      [strategy.fiche, 3],
    ]);
    expect(toWrite[0]?.changedAt).toBeNull();
    expect(Date.parse(toWrite[1]?.changedAt as string)).toBeGreaterThan(Date.now() - 60_000);
    expect(toWrite.map(({ id }) => id)).not.toContain(elsewhere);

    // What can no longer be written is no longer asked for.
    await make.lifecycle(third, 'frozen');
    await charge(second, false);
    expect((await shown()).toWrite.map(({ id }) => id)).toEqual([strategy.fiche]);
    await make.phase(strategy.id, 'validation');
    expect((await shown()).toWrite).toEqual([]);
  });

  it('asks for eight at most', async () => {
    for (let i = 0; i < 9; i++) await charge(await addFiche(`Fiche ${i}`));
    expect((await shown()).toWrite).toHaveLength(8);
  });

  it('asks nothing of whoever may write everywhere and sits in no group', async () => {
    expect((await shown(moderating)).toWrite).toEqual([]);
  });

  it('counts the fiches that name the organisation in whose name one is there', async () => {
    const second = await addFiche('Deuxième');
    for (const node of [strategy.fiche, second])
      await write(node, moderating, (live) =>
        insertContent(live.text('partenariat'), {
          type: 'doc',
          content: [
            { type: 'organisation', attrs: { id: randomUUID(), role: 'partner', organisation: member.organisation } },
            { type: 'organisation', attrs: { id: randomUUID(), role: 'pilot', organisation: member.organisation } },
          ],
        }),
      );
    await waitFor('both to be counted', async () => (await shown()).namingUs === 2);
    const colleague = await make.contributor(strategy, member.organisation);
    expect((await shown(await make.signedIn(colleague))).namingUs).toBe(2);
    const elsewhere = await make.member({ person: member.person });
    await make.seat(strategy.group, elsewhere, 'contributor');
    http.membership = elsewhere.membership;
    expect((await shown()).namingUs).toBe(0);
  });
});

describe('what changed meanwhile', () => {
  it('is told newest first: in which section, in the name of whom', async () => {
    await write(strategy.fiche, http, (live) => live.type('contexte', 'Un début.'));
    await waitFor('the first change', async () => (await shown()).changes.length === 1);
    await write(strategy.chapter, moderating, (live) => live.type('texte', 'Un mot.'));
    await waitFor('the second change', async () => (await shown()).changes.length === 2);
    const { changes } = await shown();
    expect(
      changes.map(({ node, number, sections, organisations }) => ({
        node,
        number,
        sections,
        organisations: organisations.map(({ id }) => id),
      })),
    ).toEqual([
      { node: strategy.chapter, number: null, sections: ['Texte'], organisations: [moderator.organisation] },
      {
        node: strategy.fiche,
        number: '1.1',
        sections: ['Contexte et objectifs'],
        organisations: [member.organisation],
      },
    ]);
    expect(Date.parse(changes[0]?.at as string)).toBeGreaterThan(Date.parse(changes[1]?.at as string));
  });

  it('is one line for one fiche, with all that changed in it', async () => {
    await write(strategy.fiche, http, (live) => live.type('contexte', 'Un début.'));
    await waitFor('the first change', async () => (await shown()).changes.length === 1);
    await write(strategy.fiche, moderating, (live) => {
      live.type('calendrier', 'Une étape.');
      live.type('contexte', 'Un mot. ');
    });
    await waitFor('the second change', async () => (await shown()).changes[0]?.organisations.length === 2);
    const { changes } = await shown();
    expect(changes).toHaveLength(1);
    expect(changes[0]?.sections.toSorted()).toEqual(['Calendrier prévisionnel', 'Contexte et objectifs']);
    expect(changes[0]?.organisations.map(({ id }) => id)).toEqual([moderator.organisation, member.organisation]);
  });

  it('tells apart the sections, which the template names, and the title and the aim, which the reader’s language names', async () => {
    await write(strategy.fiche, http, (live) => {
      live.type('aim', 'Mieux. ');
      live.type('contexte', 'Un début.');
    });
    await waitFor('the change', async () => (await shown()).changes[0]?.lines.length === 1);
    expect((await shown()).changes[0]).toMatchObject({ sections: ['Contexte et objectifs'], lines: ['aim'] });
  });

  it('is one line for one moment of work, however long one types', async () => {
    for (const word of ['Abeille', 'Bouleau', 'Cerise']) {
      await write(strategy.fiche, http, (live) => live.type('contexte', `${word}. `));
      const path = `/api/strategies/${strategy.id}/search?q=${word}`;
      await waitFor('the word to be read', async () => (await http.must<unknown[]>('GET', path)).length > 0);
    }
    expect(await moments()).toHaveLength(1);
    expect((await shown()).changes).toHaveLength(1);
  });

  it('reaches back to the last visit, and a week the first time', async () => {
    await write(strategy.fiche, moderating, (live) => live.type('contexte', 'Il y a longtemps.'));
    await waitFor('the change', async () => (await shown()).changes.length === 1);
    const age = (to: string) =>
      running.dataSource.query(
        `UPDATE section_changes SET started_at = now() - $2::interval, ended_at = now() - $2::interval
         WHERE node_id = $1`,
        [strategy.fiche, to],
      );
    await age('6 days 23 hours');
    expect((await shown()).changes).toHaveLength(1);
    await age('7 days 1 minute');
    expect((await shown()).changes).toEqual([]);
    // Whoever came nine days ago is told of what is seven days old; whoever came yesterday is not.
    const cameLast = (ago: string) =>
      running.dataSource.query('UPDATE persons SET last_visit_at = now() - $2::interval WHERE id = $1', [
        member.person,
        ago,
      ]);
    await cameLast('9 days');
    expect((await shown()).changes).toHaveLength(1);
    await cameLast('1 day');
    expect((await shown()).changes).toEqual([]);
    expect(Date.parse((await home()).lastVisit as string)).toBeGreaterThan(Date.now() - 25 * 60 * 60 * 1000);
  });

  it('is told of what one may read alone, twelve at most', async () => {
    const own = await addFiche('Autre');
    await charge(own);
    const others = await Promise.all(Array.from({ length: 12 }, (_, i) => addFiche(`Fiche ${i}`)));
    await running.dataSource.query(
      `INSERT INTO section_changes (node_id, section_key, organisation_id, started_at, ended_at)
       SELECT node, 'contexte', $1, now(), now() - place * interval '1 minute'
       FROM unnest($2::uuid[]) WITH ORDINALITY AS nodes (node, place)`,
      [member.organisation, [strategy.fiche, ...others, own]],
    );
    const told = async (of = http) => (await shown(of)).changes.map(({ node }) => node);
    expect(await told()).toEqual([strategy.fiche, ...others].slice(0, 12));
    // In the framing phase a contributor reads the fiches of their group alone, and a reader none.
    await make.phase(strategy.id, 'framing');
    expect(await told()).toEqual([strategy.fiche, own]);
    const reader = await make.member();
    await make.strategyRole(strategy.id, reader, 'reader');
    const reading = await make.signedIn(reader);
    expect(await shown(reading)).toMatchObject({ changes: [], toWrite: [] });
  });
});
