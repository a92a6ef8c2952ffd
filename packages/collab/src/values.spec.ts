import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldLog } from './fold-log.js';
import { Room } from './room.js';
import { authorOf, HandFlushedLink, MemoryStore, openVocabulary, settleAll, TestClient } from './testing/index.js';

const SECTION = 'context';
const MINUTE = 60_000;
let now = 0;
let store: MemoryStore;
let room: Room;
let links: HandFlushedLink[];

beforeEach(async () => {
  now = 0;
  store = new MemoryStore();
  room = await Room.open({
    store,
    sections: [SECTION],
    vocabulary: openVocabulary,
    isWording: () => false,
    now: () => now,
    newId: () => 'id',
  });
  links = ['ada', 'bob'].map((name, n) => new HandFlushedLink(new TestClient(5001 + n), name));
  for (const link of links) await link.connect(room);
  await settleAll(room, links);
  await does('ada', (text) => text.insertEmbed(0, indicator('12')));
});
afterEach(() => room.close());

function indicator(target: string, id = 'i1'): Y.XmlElement {
  const element = new Y.XmlElement('indicator');
  element.setAttribute('id', id);
  element.setAttribute('target', target);
  element.insert(0, [new Y.XmlText('Sites desservis')]);
  return element;
}

/** What one of the two does in one change, a minute after what was done last; then everybody hears of it. */
async function does(name: 'ada' | 'bob', edit: (text: Y.Text) => void, after = MINUTE): Promise<void> {
  now += after;
  const { doc } = links[name === 'ada' ? 0 : 1]?.test ?? {};
  doc?.transact(() => edit(doc.getText(SECTION)));
  await settleAll(room, links);
}

const first = (text: Y.Text): Y.XmlElement => (text.toDelta() as { insert: Y.XmlElement }[])[0]?.insert as Y.XmlElement;

/** Who the target of the first item is credited to, when, and who moved it; the ledger is the one that the log gives. */
async function target(): Promise<string> {
  const folded = await foldLog(store.log, [SECTION]);
  return room.read(({ doc, ledger }) => {
    expect(ledger.runs).toEqual(folded.runs);
    const value = first(doc.getText(SECTION))._map.get('target') as Y.Item;
    const credit = ledger.creditOf(value.id.client, value.id.clock);
    const mover = credit?.movedBy ? `, moved by ${credit.movedBy.person}` : '';
    return `${value.content.getContent().at(-1)} by ${credit?.author?.person} at ${(credit?.at ?? 0) / MINUTE}${mover}`;
  });
}

it('[O11] credits a value to who gave it', async () => {
  await does('bob', (text) => first(text).setAttribute('target', '15'));
  expect(await target()).toBe('15 by p-bob at 2');
});

it('[O11] leaves it to them when someone moves the item', async () => {
  await does('bob', (text) => {
    text.delete(0, 1);
    text.insertEmbed(0, indicator('12'));
  });
  expect(await target()).toBe('12 by p-ada at 1, moved by p-bob');
});

it('[O11] leaves it to them when someone takes it out and brings it back within ten minutes, and no later', async () => {
  const putBack = (text: Y.Text) => first(text).setAttribute('target', '12');
  await does('bob', (text) => first(text).setAttribute('target', '15'));
  await does('bob', putBack, 9 * MINUTE);
  expect(await target()).toBe('12 by p-ada at 1, moved by p-bob');
  await does('bob', (text) => first(text).setAttribute('target', '15'));
  await does('bob', putBack, 11 * MINUTE);
  expect(await target()).toBe('12 by p-bob at 23');
});

it('[O11] but not when somebody else brings it back, in another item, or a second time', async () => {
  await does('bob', (text) => text.delete(0, 1));
  await does('ada', (text) => text.insertEmbed(0, indicator('12')));
  expect(await target()).toBe('12 by p-ada at 1');
  await does('bob', (text) => text.delete(0, 1));
  await does('bob', (text) => text.insertEmbed(0, indicator('12', 'i2')));
  expect(await target()).toBe('12 by p-bob at 5');
  await does('bob', (text) => {
    for (let copies = 0; copies < 3; copies++) text.insertEmbed(0, indicator('12'));
  });
  const credited = await room.read(({ doc, ledger }) =>
    (doc.getText(SECTION).toDelta() as { insert: Y.XmlElement }[]).slice(0, 3).map(({ insert }) => {
      const { id } = insert._map.get('target') as Y.Item;
      return ledger.creditOf(id.client, id.clock)?.author?.person;
    }),
  );
  // Bob took two of Ada's out.
  expect(credited.toSorted()).toEqual(['p-ada', 'p-ada', 'p-bob']);
});

it('[O8] [O11] leaves it to them when it is restored, and then it has come back', async () => {
  await does('bob', (text) => first(text).setAttribute('target', '15'));
  now += MINUTE;
  await room.restore({ author: authorOf('bob'), mayWrite: async () => null }, ({ doc }) => {
    const element = first(doc.getText(SECTION));
    const idOf = (): Y.ID => (element._map.get('target') as Y.Item).id;
    const gone = { client: 5001, clock: idOf().clock, length: 1 };
    const old = (element._map.get('target') as Y.Item).left?.id as Y.ID;
    element.setAttribute('target', '12');
    return [
      {
        from: { ...gone, client: old.client, clock: old.clock },
        to: { client: idOf().client, clock: idOf().clock, length: 1 },
      },
    ];
  });
  await settleAll(room, links);
  expect(await target()).toBe('12 by p-ada at 1, moved by p-bob');
  await does('bob', (text) => text.insertEmbed(0, indicator('12')));
  expect(await target()).toBe('12 by p-bob at 2');
});
