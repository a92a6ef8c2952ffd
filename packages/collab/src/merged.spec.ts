import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { merged } from './merged.js';

describe('merged', () => {
  it.each([1, 64, 65, 5_000])('says of %i updates what they say one by one', (count) => {
    const [ada, bea] = [new Y.Doc(), new Y.Doc()];
    const updates: Uint8Array[] = [];
    for (const [doc, other] of [
      [ada, bea],
      [bea, ada],
    ] as const)
      doc.on('update', (update: Uint8Array, origin) => {
        if (origin === 'other') return;
        updates.push(update);
        Y.applyUpdate(other, update, 'other');
      });
    while (updates.length < count) {
      const text = (updates.length % 3 === 0 ? ada : bea).getText('t');
      if (updates.length % 5 === 4) text.delete(0, 1);
      else text.insert(Math.floor(text.length / 2), 'a');
    }
    const told = new Y.Doc();
    Y.applyUpdate(told, merged(updates));
    expect(Y.encodeStateAsUpdate(told)).toEqual(Y.encodeStateAsUpdate(ada));
  });
});
