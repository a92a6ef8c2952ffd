import * as Y from 'yjs';
import { isText } from '../fragments.js';

/** The characters that updates brought and that still stand in the document, one line per place, for their author to copy. */
export function unsavedWords(doc: Y.Doc, updates: readonly Uint8Array[]): string {
  const unsaved = new Set<string>();
  for (const update of updates)
    for (const { id, length } of Y.decodeUpdate(update).structs)
      for (let clock = id.clock; clock < id.clock + length; clock++) unsaved.add(`${id.client} ${clock}`);
  const lines: string[] = [];
  for (const root of doc.share.values()) collect(root, unsaved, lines);
  return lines.join('\n');
}

function collect(flow: Pick<Y.AbstractType<unknown>, '_start'>, unsaved: ReadonlySet<string>, lines: string[]): void {
  let open = false;
  for (let item = flow._start; item; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentType) {
      open = false;
      collect(item.content.type, unsaved, lines);
    } else if (isText(item)) {
      for (const [i, character] of item.content.str.split('').entries()) {
        const own = unsaved.has(`${item.id.client} ${item.id.clock + i}`);
        if (own && open) lines[lines.length - 1] += character;
        else if (own) lines.push(character);
        open = own;
      }
    }
  }
}
