import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RETURN_WINDOW } from './carry-over.js';
import { foldLog } from './fold-log.js';
import { creditedCharacters } from './ledger.js';
import type { LoggedUpdate } from './store.js';
import { authorOf } from './testing/index.js';

const MINUTE = 60_000;

/** People who write in one document in turn, each on a copy that is up to date. */
class Desk {
  readonly log: LoggedUpdate[] = [];
  private readonly docs = new Map<string, Y.Doc>();
  private at = 0;

  constructor() {
    this.write('start', () => undefined);
  }

  text(name: string): Y.Text {
    return this.docOf(name).getText('context');
  }

  wait(minutes: number): void {
    this.at += minutes * MINUTE;
  }

  write(name: string, edit: (text: Y.Text) => void): void {
    const doc = this.docOf(name);
    const before = Y.encodeStateVector(doc);
    let update: Uint8Array | null = null;
    doc.once('update', (bytes: Uint8Array) => (update = bytes));
    doc.transact(() => edit(doc.getText('context')), this);
    if (!update || before.length === 0) return;
    this.log.push({
      seq: this.log.length + 1,
      update,
      author: authorOf(name),
      at: this.at,
      kind: 'typed',
      voice: null,
      leases: [],
      pasted: [],
    });
    for (const other of this.docs.values()) if (other !== doc) Y.applyUpdate(other, update);
  }

  /** Each stretch of text with whom it is credited to, and its mover after a slash. */
  async credits(): Promise<string> {
    const ledger = await foldLog(this.log, ['context']);
    const stretches: { who: string; words: string }[] = [];
    for (const { character, run } of creditedCharacters(this.text('start'), ledger)) {
      const name = (person: string | undefined) => person?.slice(2) ?? '?';
      const who = run?.movedBy ? `${name(run.author?.person)}/${name(run.movedBy.person)}` : name(run?.author?.person);
      const last = stretches.at(-1);
      if (last?.who === who) last.words += character;
      else stretches.push({ who, words: character });
    }
    return stretches.map(({ who, words }) => `${who}(${words})`).join(' ');
  }

  private docOf(name: string): Y.Doc {
    const known = this.docs.get(name);
    if (known) return known;
    const doc = new Y.Doc();
    doc.clientID = 2000 + this.docs.size;
    for (const { update } of this.log) Y.applyUpdate(doc, update);
    doc.getText('context');
    this.docs.set(name, doc);
    return doc;
  }
}

/** Writes before whatever is left of a text, deleted or not, as only a hand-made update does. */
function writeFirst(text: Y.Text, words: string): void {
  const { doc } = text as { doc: Y.Doc };
  const first = text._start;
  const id = new Y.ID(doc.clientID, Y.getState(doc.store, doc.clientID));
  const item = new Y.Item(id, null, null, first, first?.id ?? null, text, null, new Y.ContentString(words));
  doc.transact((transaction) => item.integrate(transaction, 0));
}

const SENTENCE = 'protéger les rivières';

function cell(words: string): Y.XmlElement {
  const element = new Y.XmlElement('tableCell');
  const held = new Y.XmlText();
  held.insert(0, words);
  element.insert(0, [held]);
  return element;
}

const boldIn = (element: Y.XmlElement) => (element.get(0) as Y.XmlText).format(1, 1, { bold: true });

describe('owners', () => {
  it('[O1] credits characters to who brought them', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, 'bonjour'));
    desk.write('bob', (text) => text.insert(3, 'XX'));
    expect(await desk.credits()).toBe('ada(bon) bob(XX) ada(jour)');
  });

  it('[O2] [O3] keeps the author of a sentence that someone else moves', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, `Il faut ${SENTENCE}. Vite.`));
    desk.write('bob', (text) => {
      text.delete(8, SENTENCE.length);
      text.insert(text.length, SENTENCE);
    });
    expect(await desk.credits()).toBe(`ada(Il faut . Vite.) ada/bob(${SENTENCE})`);
  });

  it('[O2] keeps the date of a sentence that its author moves beside newer words of theirs', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, SENTENCE));
    desk.wait(30);
    desk.write('ada', (text) => {
      text.delete(0, SENTENCE.length);
      text.insert(0, `Il faut ${SENTENCE}`);
    });
    const ledger = await foldLog(desk.log, ['context']);
    const dates = creditedCharacters(desk.text('ada'), ledger).map(({ run }) => (run?.at ?? -1) / MINUTE);
    expect(dates).toEqual([...Array(8).fill(30), ...Array(SENTENCE.length).fill(0)]);
  });

  it('[O3] recognises what the same person cut within ten minutes, and nothing after', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, `${SENTENCE} et ${SENTENCE.toUpperCase()}`));
    desk.write('bob', (text) => text.delete(0, SENTENCE.length));
    desk.wait(9);
    desk.write('bob', (text) => text.insert(text.length, SENTENCE));
    expect(await desk.credits()).toContain(`ada/bob(${SENTENCE})`);
    desk.write('bob', (text) => text.delete(0, text.length));
    desk.wait(RETURN_WINDOW / MINUTE);
    desk.write('bob', (text) => text.insert(0, SENTENCE));
    expect(await desk.credits()).toBe(`bob(${SENTENCE})`);
  });

  it('[O3] does not recognise fewer than twelve characters elsewhere, nor what someone else cut', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, `jamais ${SENTENCE}`));
    desk.write('bob', (text) => text.delete(0, 6));
    desk.write('bob', (text) => text.insert(text.length, 'jamais'));
    expect(await desk.credits()).toBe(`ada( ${SENTENCE}) bob(jamais)`);
    desk.write('bob', (text) => text.delete(1, SENTENCE.length));
    desk.write('eve', (text) => text.insert(0, SENTENCE));
    expect(await desk.credits()).toBe(`eve(${SENTENCE}) ada( ) bob(jamais)`);
  });

  it('[O4] recognises the whole text of a cell that is moved, however short', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insertEmbed(0, cell('12')));
    desk.write('bob', (text) => {
      text.insert(0, 'avant');
      text.delete(5, 1);
      text.insertEmbed(0, cell('12'));
    });
    expect(await desk.credits()).toBe('ada/bob(12) bob(avant)');
  });

  it('[O4] recognises it when a part of it is bold, or when the same person brings it back a little later', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insertEmbed(0, cell('12')));
    desk.write('ada', (text) => boldIn(text.toDelta()[0].insert));
    desk.write('bob', (text) => {
      text.delete(0, 1);
      text.insertEmbed(0, cell('12'));
    });
    expect(await desk.credits()).toBe('ada/bob(12)');
    desk.write('bob', (text) => text.delete(0, 1));
    desk.write('eve', (text) => text.insertEmbed(0, cell('12')));
    expect(await desk.credits()).toBe('eve(12)');
    desk.write('bob', (text) => text.insertEmbed(0, cell('12')));
    expect(await desk.credits()).toBe('ada/bob(12) eve(12)');
  });

  it('[O3] recognises a sentence of which a word is bold', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, `Il faut ${SENTENCE}`));
    desk.write('ada', (text) => text.format(12, 3, { bold: true }));
    desk.write('bob', (text) => text.delete(8, SENTENCE.length));
    desk.write('bob', (text) => text.insert(0, SENTENCE, {}));
    expect(await desk.credits()).toBe(`ada/bob(${SENTENCE}) ada(Il faut )`);
  });

  it('[O5] does not let two people, or one in two steps, turn words round', async () => {
    const two = new Desk();
    two.write('ada', (text) => text.insert(0, 'pasoui'));
    two.write('bob', (text) => text.delete(3, 3));
    two.write('eve', (text) => text.delete(0, 3));
    two.write('bob', (text) => writeFirst(text, 'oui'));
    two.write('eve', (text) => text.insert(3, 'pas'));
    expect(await two.credits()).toBe('bob(oui) eve(pas)');

    const one = new Desk();
    one.write('ada', (text) => text.insert(0, 'pasoui'));
    one.write('bob', (text) => text.delete(3, 3));
    one.write('bob', (text) => text.delete(0, 3));
    one.write('bob', (text) => writeFirst(text, 'oui'));
    one.write('bob', (text) => text.delete(0, 3));
    one.write('bob', (text) => writeFirst(text, 'oui'));
    one.write('bob', (text) => text.insert(3, 'pas'));
    expect(await one.credits()).toBe('bob(ouipas)');
  });

  it('[O5] recognises words that come back where they stood, and not in another order', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, 'pas oui'));
    desk.write('bob', (text) => text.delete(0, 3));
    desk.write('bob', (text) => text.insert(0, 'pas'));
    expect(await desk.credits()).toBe('ada/bob(pas) ada( oui)');

    const letters = new Desk();
    letters.write('ada', (text) => text.insert(0, 'pas oui'));
    for (let i = 0; i < 7; i++) letters.write('bob', (text) => text.delete(0, 1));
    letters.write('bob', (text) => text.insert(0, 'oui'));
    letters.write('bob', (text) => text.insert(3, ' pas'));
    expect(await letters.credits()).toBe('ada/bob(oui) bob( pas)');
  });

  it('[O6] carries a deleted character over once', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, SENTENCE));
    desk.write('bob', (text) => text.delete(0, SENTENCE.length));
    desk.write('bob', (text) => text.insert(0, SENTENCE));
    desk.write('bob', (text) => text.insert(text.length, SENTENCE));
    expect(await desk.credits()).toBe(`ada/bob(${SENTENCE}) bob(${SENTENCE})`);
  });

  it('[O7] says the same each time the log is folded', async () => {
    const desk = new Desk();
    desk.write('ada', (text) => text.insert(0, SENTENCE));
    desk.write('bob', (text) => text.delete(3, 4));
    desk.write('bob', (text) => text.insert(0, 'tégé'));
    const [once, twice] = [await foldLog(desk.log, ['context']), await foldLog(desk.log, ['context'])];
    expect(once.runs).toEqual(twice.runs);
  });
});
