import type { FicheView, HistoryView, Me, StrategyView } from '@diapason/contracts';
import { ACTIONS, type Action, everyRight, PHASE_KINDS, type PhaseKind, ROLES, type Role } from '@diapason/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { FactsClient } from '../support/facts-client.js';
import { HttpClient } from '../support/http-client.js';
import { JournalReader } from '../support/journal.js';
import { type RunningApp, startApp } from '../support/start-app.js';
import { outcome, readLive, type Stage, setStage, wordsOf, writeLive } from './stage.js';

let running: RunningApp;
let stage: Stage;
let journal: JournalReader;
beforeAll(async () => {
  running = await startApp();
  stage = await setStage(running);
  journal = await JournalReader.fromNow(running);
});

type Writing = Exclude<Action, 'text.read' | 'text.write' | 'refusals.read'>;

/** A request that needs exactly one right, and whether its effect is seen; `mark` makes each request another. */
interface Probe {
  ask(http: HttpClient, mark: string): Promise<string>;
  seen(mark: string): Promise<boolean>;
}

const fiche = () => `/api/fiches/${stage.strategy.fiche}`;
const strategy = () => `/api/strategies/${stage.strategy.id}`;
const asAdministrator = <T>(path: string): Promise<T> => stage.actors.administrator.http.must('GET', path);
/** Another seat each time, so that each request has an effect of its own. */
const seatOf = (mark: string) => (Number(mark.split(' ')[1]) % 2 === 0 ? 'contributor' : 'member');

const PROBES: Record<Writing, Probe> = {
  'node.arrange': {
    ask: (http, mark) => outcome(http, 'PUT', `/api/nodes/${stage.strategy.fiche}/number`, { number: mark }),
    seen: async (mark) => (await asAdministrator<FicheView>(fiche())).number === mark,
  },
  'fiche.steer': {
    ask: (http, mark) => outcome(http, 'PATCH', fiche(), { theme: mark }),
    seen: async (mark) => (await asAdministrator<FicheView>(fiche())).theme === mark,
  },
  'group.lead': {
    ask: (http, mark) =>
      outcome(http, 'PUT', `/api/groups/${stage.strategy.group}/seats`, {
        membership: stage.spare.membership,
        role: seatOf(mark),
      }),
    seen: async (mark) => {
      const seats = await running.dataSource.query<unknown[]>(
        'SELECT 1 FROM seats WHERE group_id = $1 AND membership_id = $2 AND role = $3',
        [stage.strategy.group, stage.spare.membership, seatOf(mark)],
      );
      return seats.length === 1;
    },
  },
  'phase.change': {
    ask: async (http) => {
      const { phase } = await asAdministrator<StrategyView>(strategy());
      return outcome(http, 'PUT', `${strategy()}/phase`, { phase: phase.id });
    },
    // It goes to the phase it is in: what is seen of it is the journal.
    seen: async () => true,
  },
  'strategy.configure': {
    ask: (http, mark) => outcome(http, 'PATCH', strategy(), { name: mark }),
    seen: async (mark) => (await asAdministrator<StrategyView>(strategy())).name === mark,
  },
  'directory.manage': {
    ask: (http, mark) => outcome(http, 'POST', '/api/organisations', { name: mark }),
    seen: async (mark) =>
      (await running.dataSource.query<unknown[]>('SELECT 1 FROM organisations WHERE name = $1', [mark])).length === 1,
  },
};
const WRITINGS = Object.keys(PROBES) as Writing[];

let marks = 0;
const newMark = (): string => `marque ${++marks}`;

/** What the table says of a role: done, or why not. Read from its signs, apart from the code that decides. */
function expected(action: Action, phase: PhaseKind, role: Role): string {
  const row = [...everyRight()].filter((each) => each.action === action && each.role === role);
  const isYes = ({ right }: { right: string }) => right === 'A' || right === 'y';
  if (row.some((each) => each.phase === phase && isYes(each))) return 'done';
  return row.some(isYes) ? 'PHASE_CLOSED' : 'NO_ROLE';
}

const byRole = (answer: (role: Role) => string): Record<string, string> =>
  Object.fromEntries(ROLES.map((role) => [role, answer(role)]));

async function askedBy(ask: (http: HttpClient, role: Role) => Promise<string>): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const role of ROLES) answers[role] = await ask(stage.actors[role].http, role);
  return answers;
}

it('every cell of the table has a request that asks it', () => {
  expect([...WRITINGS, 'text.read', 'text.write', 'refusals.read'].toSorted()).toEqual(ACTIONS.toSorted());
  expect([...everyRight()]).toHaveLength(ACTIONS.length * ROLES.length * PHASE_KINDS.length);
});

describe.each(PHASE_KINDS)('in the phase %s', (phase) => {
  const mayRead = (role: Role) => expected('text.read', phase, role) === 'done';
  const mayWrite = (role: Role) => expected('text.write', phase, role) === 'done';

  beforeAll(() => stage.make.phase(stage.strategy.id, phase));

  it('text.read is answered alike by every door', async () => {
    const { document, strategy: small } = stage;
    const table = byRole((role) => expected('text.read', phase, role));
    expect(await askedBy((http) => outcome(http, 'GET', fiche()))).toEqual(table);
    expect(await askedBy((http) => outcome(http, 'GET', `${strategy()}/tree`))).toEqual(table);
    expect(await askedBy((http) => outcome(http, 'GET', `${strategy()}/search?q=fiche`))).toEqual(table);
    const live = byRole((role) => (mayRead(role) ? 'done' : '4403'));
    expect(await askedBy((http) => readLive(http, document))).toEqual(live);
    expect(await askedBy((http) => readLive(http, document, { door: 'polling' }))).toEqual(live);
    const watched = await askedBy(async (http) => {
      const facts = new FactsClient(http);
      const answer = await facts.watchFiche(small.fiche);
      facts.leave();
      return answer.ok ? 'done' : answer.error.code;
    });
    expect(watched).toEqual(byRole((role) => (mayRead(role) ? 'done' : 'NOT_FOUND')));
  });

  it('text.write is answered alike by every door, and only what is allowed is in the text', async () => {
    for (const role of ROLES.filter(mayRead)) {
      const { abilities, closed } = await stage.actors[role].http.must<FicheView>('GET', fiche());
      const reason = expected('text.write', phase, role);
      expect({ role, write: abilities.write, closed }).toEqual({
        role,
        write: mayWrite(role),
        closed: mayWrite(role) ? null : reason,
      });
    }
    for (const door of ['websocket', 'polling'] as const) {
      const words = byRole((role) => `[${newMark()} : ${role}]`);
      expect(
        await askedBy((http, role) => writeLive(http, stage.document, words[role] as string, { door })),
        door,
      ).toEqual(byRole((role) => (!mayRead(role) ? '4403' : mayWrite(role) ? 'done' : 'WRITE_FORBIDDEN')));
      const text = await wordsOf(stage.actors.administrator.http, stage.document);
      expect(ROLES.filter((role) => text.includes(words[role] as string))).toEqual(ROLES.filter(mayWrite));
    }
    const restore = `${fiche()}/sections/contexte/restore`;
    const { moments } = await stage.actors.administrator.http.must<HistoryView>('GET', `${fiche()}/history`);
    const seq = moments.at(-1)?.toSeq ?? 1;
    expect(await askedBy((http) => outcome(http, 'POST', restore, { seq, seen: seq }))).toEqual(
      byRole((role) => (mayRead(role) ? expected('text.write', phase, role) : 'NOT_FOUND')),
    );
  });

  it('refusals.read is answered as the table says', async () => {
    const answers = await askedBy((http) => outcome(http, 'GET', '/api/refused-updates'));
    expect(answers).toEqual(byRole((role) => expected('refusals.read', phase, role)));
    const told = await askedBy(async (http) => String((await http.must<Me>('GET', '/api/me')).abilities.readRefusals));
    expect(told).toEqual(byRole((role) => String(answers[role] === 'done')));
  });

  it.each(WRITINGS)('%s is done by whom the table says, and a refusal leaves everything as it was', async (action) => {
    const { ask, seen } = PROBES[action];
    await journal.fresh();
    const answers = await askedBy(async (http, role) => {
      const mark = newMark();
      const before = await seen(mark);
      const answer = await ask(http, mark);
      const allowed = expected(action, phase, role) === 'done';
      expect({ role, seen: await seen(mark) }).toEqual({ role, seen: allowed || before });
      const acts = (await journal.fresh()).map(({ membership }) => membership);
      expect({ role, acts }).toEqual({ role, acts: allowed ? [stage.actors[role].member.membership] : [] });
      return answer;
    });
    expect(answers).toEqual(byRole((role) => expected(action, phase, role)));
  });

  it('an outsider finds nothing, and somebody not signed in is asked to sign in', async () => {
    const { outsider, document } = stage;
    for (const [http, refusal, door] of [
      [outsider.http, 'NOT_FOUND', '4403'],
      [new HttpClient(running.url), 'NOT_SIGNED_IN', '4401'],
    ] as const) {
      expect(await outcome(http, 'GET', fiche())).toBe(refusal);
      expect(await outcome(http, 'GET', `${strategy()}/tree`)).toBe(refusal);
      expect(await outcome(http, 'POST', `${fiche()}/sections/contexte/restore`, { seq: 1, seen: 1 })).toBe(refusal);
      const toRead = refusal === 'NOT_FOUND' ? 'NO_ROLE' : refusal;
      expect(await outcome(http, 'GET', '/api/refused-updates')).toBe(toRead);
      expect(await writeLive(http, document, 'Des mots du dehors.')).toBe(door);
      expect(await writeLive(http, document, 'Des mots du dehors.', { door: 'polling' })).toBe(door);
      await journal.fresh();
      for (const action of WRITINGS) {
        // The directory is no secret of a strategy: whoever may not keep it is told so.
        const isTold = action === 'directory.manage' && refusal === 'NOT_FOUND';
        const answer = await PROBES[action].ask(http, newMark());
        expect({ action, answer }).toEqual({ action, answer: isTold ? 'NO_ROLE' : refusal });
      }
      expect(await journal.fresh()).toEqual([]);
    }
    expect(await wordsOf(stage.actors.administrator.http, document)).not.toContain('Des mots du dehors.');
  });
});
