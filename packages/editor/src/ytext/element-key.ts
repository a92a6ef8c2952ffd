import * as Y from 'yjs';

/** What an element with an identity is known by, though it was made anew or is gone; null for anything else. */
export function elementKey(insert: unknown): string | null {
  if (!(insert instanceof Y.XmlElement)) return null;
  const id: unknown = insert._map.get('id')?.content.getContent().at(-1);
  return typeof id === 'string' && id !== '' ? `${insert.nodeName} ${id}` : null;
}
