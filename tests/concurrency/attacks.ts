import { writeMessage } from '@diapason/collab';
import type { TestClient } from '@diapason/collab/testing';
import type { Random } from '@diapason/editor/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Who attacks: a participant who may write, with a copy of the document and a wire of their own. */
export interface Attacker {
  random: Random;
  client: TestClient;
  sections: readonly string[];
  /** Client ids of others. */
  others: readonly number[];
  /** Sends a frame that the attacker's own document knows nothing of. */
  sendRaw(frame: Uint8Array): void;
  /** Carries what was done so far to the room and back. */
  carry(): Promise<void>;
  /** Lets time pass. */
  wait(minutes: number): void;
  /** Someone in league with the attacker. */
  ally: Attacker | null;
}

/** What is needed of a type to walk through it. */
type Flow = { _start: Y.Item | null };

type Attack = (attacker: Attacker) => Promise<void> | void;

interface Found {
  flow: Y.Text;
  index: number;
  text: string;
}

/** Every text of the document: sections, cells, items. */
function flowsOf({ client: { doc }, sections }: Attacker): Y.Text[] {
  const flows: Y.Text[] = [];
  const collect = (type: Flow) => {
    if (type instanceof Y.Text) flows.push(type);
    for (let item = type._start; item; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentType) collect(item.content.type);
  };
  for (const section of sections) collect(doc.getText(section));
  return flows;
}

/** A text of the document that holds words, and some of them. */
function find(attacker: Attacker, least: number, most: number): Found | null {
  const { random } = attacker;
  const flows = flowsOf(attacker).filter((flow) => wordsIn(flow).length >= least);
  if (flows.length === 0) return null;
  const flow = random.pick(flows);
  const runs = runsOf(flow).filter(({ text }) => text.length >= least);
  if (runs.length === 0) return null;
  const run = random.pick(runs);
  const length = Math.min(run.text.length, least + random.below(most - least + 1));
  const from = random.below(run.text.length - length + 1);
  return { flow, index: run.index + from, text: run.text.slice(from, from + length) };
}

/** The words of a text between what parts them, with their index. */
function runsOf(flow: Y.Text): { index: number; text: string }[] {
  const runs: { index: number; text: string }[] = [];
  let index = 0;
  for (const { insert } of flow.toDelta() as { insert: unknown }[]) {
    const last = runs.at(-1);
    if (typeof insert !== 'string') index += 1;
    else if (last && last.index + last.text.length === index) last.text += insert;
    else runs.push({ index, text: insert });
    if (typeof insert === 'string') index += insert.length;
  }
  return runs;
}

const wordsIn = (flow: Y.Text): string => runsOf(flow).reduce((text, run) => text + run.text, '');

/** Inserts anywhere among what stands and what is left of what stood, as only a hand-made update can. */
function insertRaw({ client: { doc }, random }: Attacker, flow: Y.Text, near: number, words: string): void {
  doc.transact((transaction) => {
    const items: Y.Item[] = [];
    for (let item = flow._start; item; item = item.right) items.push(item);
    const middle = items.findIndex((item) => item.id.clock >= near);
    const gap = Math.max(0, Math.min(items.length, middle + random.below(9) - 4));
    const left = items[gap - 1] ?? null;
    const right = items[gap] ?? null;
    const id = new Y.ID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const content = new Y.ContentString(words);
    new Y.Item(id, left, left?.lastId ?? null, right, right?.id ?? null, flow, null, content).integrate(transaction, 0);
  });
}

function insert(attacker: Attacker, { flow, index }: Found, words: string): void {
  if (words === '') return;
  if (attacker.random.chance(0.6)) insertRaw(attacker, flow, attacker.random.below(200), words);
  else flow.insert(Math.min(index, flow.length), words);
}

/** Cuts words into pieces of random lengths. */
function pieces(random: Random, text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + random.below(Math.max(1, Math.min(14, text.length - at)));
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}

const shuffled = <T>(random: Random, list: readonly T[]): T[] =>
  list
    .map((value) => ({ value, key: random.next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);

/** Takes words out, in one change or letter by letter, from either end. */
function remove({ random }: Attacker, { flow, index, text }: Found): void {
  if (random.chance(0.4)) return flow.delete(index, text.length);
  const backwards = random.chance(0.5);
  for (let i = 0; i < text.length; i++) flow.delete(backwards ? index + text.length - 1 - i : index, 1);
}

/** In one change, or in as many as there are edits. */
const maybeTogether = ({ client: { doc }, random }: Attacker, run: () => void): void =>
  random.chance(0.5) ? doc.transact(run) : run();

const bringBack =
  (arrange: (random: Random, parts: string[]) => string[]): Attack =>
  (attacker) => {
    const found = find(attacker, 2, 40);
    if (!found) return;
    maybeTogether(attacker, () => {
      remove(attacker, found);
      for (const part of arrange(attacker.random, pieces(attacker.random, found.text))) insert(attacker, found, part);
    });
  };

const OWN = ['x', 'non ', ' pas', 'oui et '];

/** Attacks on the credit of others, by name. Each is one try. */
export const ATTACKS: Record<string, Attack> = {
  'bring back in pieces': bringBack((_, parts) => parts),
  'bring back in another order': bringBack(shuffled),
  'bring back with words of one’s own between': bringBack((random, parts) =>
    parts.flatMap((part) => (random.chance(0.4) ? [part, random.pick(OWN)] : [part])),
  ),
  'bring back a part': bringBack((random, parts) => parts.filter(() => random.chance(0.6))),
  'bring back twice': bringBack((random, parts) => [...parts, ...(random.chance(0.5) ? parts : [parts.join('')])]),
  'take out and bring back again and again': async (attacker) => {
    const found = find(attacker, 3, 9);
    if (!found) return;
    let out: string[] = [];
    for (const letter of pieces(attacker.random, found.text)) {
      found.flow.delete(found.index, letter.length);
      out.push(letter);
    }
    for (let i = 0; i < 6 && out.length > 0; i++) {
      const part = attacker.random.pick(out);
      out = out.filter((other) => other !== part);
      insert(attacker, found, part);
      if (attacker.random.chance(0.5)) await attacker.carry();
      if (attacker.random.chance(0.5)) {
        const again = find(attacker, 1, 3);
        if (!again || again.flow !== found.flow) continue;
        again.flow.delete(again.index, again.text.length);
        out.push(again.text);
      }
    }
  },
  'between two hands': async (attacker) => {
    const { ally } = attacker;
    const [mine, theirs] = [find(attacker, 2, 20), ally && find(ally, 2, 20)];
    if (!ally || !mine || !theirs) return;
    remove(attacker, mine);
    await attacker.carry();
    await ally.carry();
    const taken = find(ally, 2, 20) ?? theirs;
    remove(ally, taken);
    await ally.carry();
    await attacker.carry();
    for (const [who, found] of shuffled(attacker.random, [
      [attacker, mine],
      [ally, taken],
    ] as const)) {
      insert(who, found, found.text);
      await who.carry();
    }
    await attacker.carry();
  },
  'sort words by turns': (attacker) => {
    const places = Array.from({ length: 3 }, () => find(attacker, 2, 14)).filter((found) => found !== null);
    const out: string[] = [];
    for (const found of places)
      maybeTogether(attacker, () => {
        if (found.index + found.text.length > found.flow.length) return;
        found.flow.delete(found.index, found.text.length);
        out.push(found.text);
        if (attacker.random.chance(0.6)) insert(attacker, found, shuffled(attacker.random, out).join(''));
      });
  },
  'make a sentence of words from here and there': (attacker) => {
    const words: string[] = [];
    attacker.client.doc.transact(() => {
      for (let i = 0; i < 6; i++) {
        const found = find(attacker, 2, 8);
        if (!found) continue;
        found.flow.delete(found.index, found.text.length);
        words.push(found.text);
      }
      const place = find(attacker, 1, 3);
      if (place) insert(attacker, place, shuffled(attacker.random, words).join(''));
    });
  },
  'copy while the original stands': (attacker) => {
    const [found, place] = [find(attacker, 3, 40), find(attacker, 1, 2)];
    if (!found || !place) return;
    insert(attacker, place, found.text);
    if (attacker.random.chance(0.3)) remove(attacker, find(attacker, 3, 40) ?? found);
  },
  'undo what others did': async (attacker) => {
    const { client, random, sections } = attacker;
    const roots = sections.map((section) => client.doc.getText(section));
    const history = new Y.UndoManager(roots, { trackedOrigins: new Set([client.client, null]), captureTimeout: 0 });
    for (let i = 0; i < 3; i++) {
      const found = find(attacker, 2, 12);
      if (found) found.flow.delete(found.index, found.text.length);
      await attacker.carry();
      if (random.chance(0.5)) insert(attacker, find(attacker, 1, 2) ?? (found as Found), random.pick(OWN));
      for (let n = random.below(4); n > 0; n--) history[random.chance(0.7) ? 'undo' : 'redo']();
    }
    history.destroy();
  },
  'make cells again, with the words of others': (attacker) => {
    const { client, random, sections } = attacker;
    const root = client.doc.getText(random.pick(sections));
    const held = heldIn(root);
    if (held.length === 0) return;
    const { index: at, element } = random.pick(held);
    const texts = textsIn(element);
    const id = element.getAttribute('id') ?? '';
    maybeTogether(attacker, () => {
      root.delete(at, 1);
      for (const words of random.chance(0.5) ? shuffled(random, texts) : [...texts, ...texts])
        root.insertEmbed(Math.min(at, root.length), elementWith(element.nodeName, id, words));
    });
  },
  'remove what holds words without naming them': (attacker) => {
    const { random, client, sections } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = 700_000_000 + random.below(1_000_000);
    const root = forged.getText(random.pick(sections));
    const held = heldIn(root);
    if (held.length === 0) return;
    const { item, element } = random.pick(held);
    const before = Y.encodeStateVector(forged);
    const another = elementWith(element.nodeName, element.getAttribute('id') ?? '', random.pick(['', ...OWN]));
    root.insertEmbed(random.below(root.length + 1), another);
    const update = Y.mergeUpdates([Y.encodeStateAsUpdate(forged, before), deletionOf(item.id)]);
    attacker.sendRaw(writeMessage({ type: 'update', update, whole: false }));
  },
  'name neighbours that stand apart': (attacker) => {
    const { client, random, sections } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = 600_000_000 + random.below(1_000_000);
    const before = Y.encodeStateVector(forged);
    const ids = idsIn(forged.getText(random.pick(sections)));
    forged.transact((transaction) => {
      const id = new Y.ID(forged.clientID, 0);
      const content = new Y.ContentString(random.pick(OWN));
      const item = new Y.Item(id, null, random.pick(ids), null, random.pick(ids), null, null, content);
      item.getMissing(transaction, forged.store);
      item.integrate(transaction, 0);
    });
    const update = Y.encodeStateAsUpdate(forged, before);
    attacker.sendRaw(writeMessage({ type: 'update', update, whole: false }));
  },
  'bring back after the time has passed': async (attacker) => {
    const found = find(attacker, 2, 30);
    if (!found) return;
    remove(attacker, found);
    await attacker.carry();
    attacker.wait(8 + attacker.random.below(5));
    insert(attacker, found, found.text);
  },
  'write under the id of someone else': (attacker) => {
    const { client, random, others } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = random.chance(0.2) ? random.below(1024) : random.pick(others);
    sendForged(attacker, forged);
  },
  'repeat what others wrote beside one’s own': (attacker) => {
    const { client, random } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = 900_000_000 + random.below(1_000_000);
    const root = forged.getText(random.pick(attacker.sections));
    root.insert(random.below(root.length + 1), wordsIn(root).slice(0, 30));
    attacker.sendRaw(
      writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(forged), whole: random.chance(0.5) }),
    );
  },
  'leave a gap under the id of someone else': (attacker) => {
    const { client, random, others } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = random.pick(others);
    forged.getText('context').insert(0, 'xx');
    sendForged(attacker, forged);
  },
  'change bytes of an update': (attacker) => {
    const { client, random } = attacker;
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(client.doc));
    forged.clientID = 800_000_000 + random.below(1_000_000);
    const root = forged.getText(random.pick(attacker.sections));
    const before = Y.encodeStateVector(forged);
    root.insert(random.below(root.length + 1), random.pick(OWN));
    const update = Y.encodeStateAsUpdate(forged, before);
    for (let i = 0; i <= random.below(3); i++) update[random.below(update.length)] = random.below(256);
    attacker.sendRaw(writeMessage({ type: 'update', update, whole: false }));
  },
};

function sendForged(attacker: Attacker, forged: Y.Doc): void {
  const { random, sections } = attacker;
  const before = Y.encodeStateVector(forged);
  const root = forged.getText(random.pick(sections));
  root.insert(random.below(root.length + 1), random.pick(OWN));
  attacker.sendRaw(writeMessage({ type: 'update', update: Y.encodeStateAsUpdate(forged, before), whole: false }));
}

/** The items and tables of a section, with their index. */
function heldIn(root: Y.Text): { index: number; item: Y.Item; element: Y.XmlElement }[] {
  const held: { index: number; item: Y.Item; element: Y.XmlElement }[] = [];
  let index = 0;
  for (let item = root._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const element = item.content instanceof Y.ContentType ? item.content.type : null;
    if (element instanceof Y.XmlElement && element.length > 0) held.push({ index, item, element });
    index += item.length;
  }
  return held;
}

/** The ids of what stands in a text, or stood. */
function idsIn(flow: Flow): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = flow._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push(new Y.ID(item.id.client, item.id.clock + i));
  return ids;
}

/** An update that deletes one id, and names nothing of what it holds. */
function deletionOf({ client, clock }: Y.ID): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const figure of [0, 1, client, 1, clock, 1]) encoding.writeVarUint(encoder, figure);
  return encoding.toUint8Array(encoder);
}

function textsIn(type: Flow): string[] {
  if (type instanceof Y.Text) return [wordsIn(type)];
  const texts: string[] = [];
  for (let item = type._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentType) texts.push(...textsIn(item.content.type));
  return texts;
}

/** An item with such words, or a table with one cell of them. */
function elementWith(name: string, id: string, words: string): Y.XmlElement {
  const inside = name === 'table' ? elementWith('tableRow', `${id}-r`, words) : null;
  const cell = name === 'tableRow' ? elementWith('tableCell', `${id}-c`, words) : null;
  const element = new Y.XmlElement(name);
  element.setAttribute('id', id);
  element.insert(0, [inside ?? cell ?? new Y.XmlText(words)]);
  return element;
}
