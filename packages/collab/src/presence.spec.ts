import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentClient } from './client/document-client.js';
import { Presence } from './presence.js';
import { readClientMessage } from './protocol.js';

const identity = (name: string) => ({
  person: `p-${name}`,
  name,
  organisation: `o-${name}`,
  organisationName: `Organisation ${name}`,
  initials: name.slice(0, 2).toUpperCase(),
  hue: 10,
});

const presenceOf = () => new Presence<string>(identity, (name) => name === 'context');

function entry(client: number, clock: number, state: unknown): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}

function seen(update: Uint8Array | null): Map<number, Record<string, unknown>> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  if (update) applyAwarenessUpdate(awareness, update, null);
  const states = awareness.getStates();
  awareness.destroy();
  return states;
}

describe('presence', () => {
  it('[P1] tells who someone is from what the server knows, whatever the client says', () => {
    const presence = presenceOf();
    presence.receive(
      'ada',
      entry(11, 1, { user: { name: 'La préfète' }, section: 'context', anchor: { at: 1 }, head: null }),
    );
    expect(seen(presence.takeChanges()).get(11)).toEqual({
      user: identity('ada'),
      section: 'context',
      anchor: { at: 1 },
      head: null,
    });
  });

  it('[P2] drops what a connection says of any id but its own', () => {
    const presence = presenceOf();
    presence.receive('ada', entry(11, 1, { section: 'context' }));
    presence.receive('bob', entry(12, 1, { section: 'context' }));
    presence.receive('bob', entry(11, 9, null));
    presence.receive('bob', entry(13, 1, { section: 'context' }));
    const states = seen(presence.everybody());
    expect([...states.keys()].toSorted()).toEqual([11, 12]);
    expect(states.get(11)?.user).toEqual(identity('ada'));
    const newcomer = presenceOf();
    newcomer.receive('ada', entry(11, 1, {}));
    newcomer.receive('thief', entry(11, 2, {}));
    expect(seen(newcomer.everybody()).get(11)?.user).toEqual(identity('ada'));
  });

  it('[P3] refuses what is too large, and does not tell a section that is not of the document', () => {
    const presence = presenceOf();
    expect(presence.receive('ada', entry(11, 1, { section: 'x'.repeat(5 * 1024 * 1024) }))).toBe(false);
    expect(presence.receive('ada', entry(11, 1, { section: 'context', anchor: 'x'.repeat(5000) }))).toBe(false);
    expect(presence.receive('ada', new Uint8Array([1, 2]))).toBe(false);
    expect(presence.receive('ada', entry(11, 1, { section: 'elsewhere', anchor: 1 }))).toBe(true);
    expect(seen(presence.takeChanges()).get(11)).toMatchObject({ section: null, anchor: null });
  });

  it('[P4] tells that someone left', () => {
    const presence = presenceOf();
    presence.receive('ada', entry(11, 4, { section: 'context' }));
    const awareness = new Awareness(new Y.Doc());
    applyAwarenessUpdate(awareness, presence.takeChanges() as Uint8Array, null);
    expect(awareness.getStates().has(11)).toBe(true);
    presence.leave('ada');
    applyAwarenessUpdate(awareness, presence.takeChanges() as Uint8Array, null);
    expect(awareness.getStates().has(11)).toBe(false);
    expect(presence.takeChanges()).toBeNull();
    awareness.destroy();
  });

  it('[C3] our client does not repeat what it hears of others', () => {
    const sent: Uint8Array[] = [];
    const client = new DocumentClient(new Y.Doc());
    client.open((frame) => sent.push(frame));
    client.awareness.setLocalState({ section: 'context' });
    const other = new Awareness(new Y.Doc());
    other.setLocalState({ section: 'aim' });
    sent.length = 0;
    applyAwarenessUpdate(client.awareness, encodeAwarenessUpdate(other, [other.clientID]), client);
    expect(sent).toHaveLength(0);
    client.awareness.setLocalState({ section: 'aim' });
    expect(sent.map(readClientMessage).map(({ type }) => type)).toEqual(['awareness']);
    client.destroy();
    other.destroy();
  });
});
