import * as Y from 'yjs';
import { seedRoots } from '../ytext/seed.js';
import { insertBlock } from '../ytext/write.js';
import { HeadlessEditor } from './headless-editor.js';

/** Somebody who has a section open in an editor of their own. */
export interface Writer {
  doc: Y.Doc;
  section: Y.Text;
  editor: HeadlessEditor;
}

const offline = new Set<Y.Doc>();

/** What somebody does without a connection, and what another does meanwhile. */
export function apart({ doc }: Writer, other: Writer, write: () => void): void {
  offline.add(doc);
  write();
  offline.delete(doc);
  for (const [from, to] of [
    [other.doc, doc],
    [doc, other.doc],
  ] as const)
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'remote');
}

/** People who have one section open, each told at once of what the others do. */
export function open<Clients extends number[]>(...clients: Clients): { [Client in keyof Clients]: Writer } {
  const docs = clients.map((client) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    if (client === clients[0]) seedRoots(doc, ['context']);
    doc.clientID = client;
    return doc;
  });
  for (const doc of docs)
    doc.on('update', (update: Uint8Array) => {
      for (const other of docs)
        if (other !== doc && !offline.has(doc) && !offline.has(other)) Y.applyUpdate(other, update, 'remote');
    });
  for (const doc of docs.slice(1)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[0] as Y.Doc), 'remote');
  return docs.map((doc) => {
    const section = doc.getText('context');
    return { doc, section, editor: new HeadlessEditor(section) };
  }) as { [Client in keyof Clients]: Writer };
}

/** Puts milestones at the beginning of a section, each saying what it is called, or nothing. */
export function addMilestones(section: Y.Text, ids: string[], wordsOf = (id: string) => id): void {
  for (const id of ids.toReversed())
    insertBlock(section, 0, {
      type: 'milestone',
      attrs: { id, period: '2030' },
      content: wordsOf(id) ? [{ type: 'text', text: wordsOf(id) }] : [],
    });
}
