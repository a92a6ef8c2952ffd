import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HeadlessEditor } from '../../testing/index.js';
import { restoreSection } from '../../ytext/restore.js';
import { seedRoots } from '../../ytext/seed.js';
import { insertBlock } from '../../ytext/write.js';

/** People who have one section open, each told at once of what the others do. */
function open(...clients: number[]): { doc: Y.Doc; section: Y.Text; editor: HeadlessEditor }[] {
  const docs = clients.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    if (client === clients[0]) seedRoots(doc, ['context']);
    doc.clientID = client;
    return doc;
  });
  for (const doc of docs)
    doc.on('update', (update: Uint8Array) => {
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'remote');
    });
  for (const doc of docs.slice(1)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[0] as Y.Doc), 'remote');
  return docs.map((doc) => {
    const section = doc.getText('context');
    return { doc, section, editor: new HeadlessEditor(section) };
  });
}

const copy = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
};

describe('undo', () => {
  it('takes back one’s own changes only, though others write in the same paragraph', () => {
    const [ada, bob] = open(2, 3) as [ReturnType<typeof open>[number], ReturnType<typeof open>[number]];
    ada.editor.type('Il faut agir.');
    bob.editor.select(9);
    bob.editor.type('bien ');
    ada.editor.history.undo();
    expect([ada, bob].map(({ editor }) => editor.doc.textContent)).toEqual(['bien ', 'bien ']);
    ada.editor.history.redo();
    expect(bob.editor.doc.textContent).toContain('Il faut');
    bob.editor.history.undo();
    expect([ada, bob].map(({ editor }) => editor.doc.textContent)).toEqual(['Il faut agir.', 'Il faut agir.']);
  });

  it('does not take back what somebody else restored, nor what a restoration took out', () => {
    const [ada, server] = open(2, 9) as [ReturnType<typeof open>[number], ReturnType<typeof open>[number]];
    insertBlock(server.section, 1, { type: 'textBlock', content: [{ type: 'text', text: 'Un préau.' }] });
    const then = copy(server.doc);
    ada.editor.select(ada.editor.doc.content.size - 1);
    ada.editor.type(' Et plus.');
    server.section.delete(2, 3);
    const identities = { originsOf: <T>(ids: T) => [ids], latestOf: <T>(ids: T) => [ids] };
    server.doc.transact(() => restoreSection(server.section, then.getText('context'), identities));
    expect(ada.editor.doc.textContent).toBe('Un préau.');
    ada.editor.history.undo();
    expect(ada.editor.doc.textContent).toBe('Un préau.');
    ada.editor.type('!');
    ada.editor.history.undo();
    expect(ada.editor.doc.textContent).toBe('Un préau.');
  });

  it('names the neighbours between which it puts words back, not those that these had at first', () => {
    const [ada] = open(2) as [ReturnType<typeof open>[number]];
    const { history, binding } = ada.editor;
    const write = (change: (words: Y.Text) => void) => ada.doc.transact(() => change(wordsIn(ada.section)), binding);
    insertBlock(ada.section, 0, { type: 'milestone', attrs: { id: 'm', period: '2030' }, content: [] });
    write((words) => words.insert(0, 'abcdef'));
    history.stopCapturing();
    write((words) => words.delete(2, 3));
    history.undo();
    write((words) => words.insert(4, 'XY'));
    ada.doc.transact(() => ada.section.delete(0, 1), binding);
    const before = Y.encodeStateVector(ada.doc);
    history.undo();

    const brought = Y.decodeUpdate(Y.encodeStateAsUpdate(ada.doc, before)).structs;
    const named = brought.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString);
    const order = idsIn(wordsIn(ada.section));
    const places = (named as Y.Item[]).map(({ origin, id, rightOrigin }) =>
      [origin, id, rightOrigin].map((each) => each && order.indexOf(`${each.client}:${each.clock}`)),
    );
    expect(wordsIn(ada.section).toString()).toBe('abcdef');
    expect(places.length).toBeGreaterThan(2);
    for (const [behind, at, ahead] of places as [number | null, number, number | null][])
      expect((behind ?? -1) < at && at < (ahead ?? Number.POSITIVE_INFINITY)).toBe(true);
  });
});

const wordsIn = (section: Y.Text): Y.XmlText => {
  const [held] = section
    .toDelta()
    .flatMap(({ insert }: { insert: unknown }) => (insert instanceof Y.XmlElement ? insert : []));
  return held.get(0);
};

/** The ids of a text in their order, of what is deleted too. */
function idsIn(text: Y.Text): string[] {
  const ids: string[] = [];
  for (let item = text._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push(`${item.id.client}:${item.id.clock + i}`);
  return ids;
}
