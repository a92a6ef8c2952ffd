import type * as Y from 'yjs';
import type { Attributes } from '../content.js';
import { acceptsAttribute, ELEMENTS, type ElementName } from '../vocabulary.js';

type DocumentValue = string | number;

/** Attributes of an element as the editor knows them: defaults filled in, a map gathered under its name. */
export function readAttributes(element: Y.XmlElement, name: ElementName): Attributes {
  const spec = ELEMENTS[name];
  const stored = element.getAttributes() as Record<string, unknown>;
  const attributes: Attributes = {};
  for (const [key, attribute] of Object.entries(spec.attributes)) {
    const value = stored[key];
    attributes[key] = attribute.rule(value) ? (value as DocumentValue) : attribute.default;
  }
  if (spec.map) {
    const { name: mapName, key: keyRule, rule } = spec.map;
    const prefix = `${mapName}.`;
    const entries = Object.keys(stored)
      .filter((key) => key.startsWith(prefix) && keyRule.test(key.slice(prefix.length)) && rule(stored[key]))
      .sort()
      .map((key) => [key.slice(prefix.length), stored[key] as string]);
    attributes[mapName] = Object.fromEntries(entries);
  }
  return attributes;
}

/** Attributes as the document stores them: one flat value each. */
export function flatten(attributes: Attributes, name: ElementName): Record<string, DocumentValue> {
  const flat: Record<string, DocumentValue> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value !== 'object') flat[key] = value;
    else if (value && ELEMENTS[name].map?.name === key)
      for (const [entry, text] of Object.entries(value)) flat[`${key}.${entry}`] = text;
  }
  return flat;
}

/** Writes the attributes that differ from the defaults on a new element. */
export function writeAttributes(element: Y.XmlElement, name: ElementName, attributes: Attributes): void {
  const defaults = ELEMENTS[name].attributes;
  for (const [key, value] of Object.entries(flatten(attributes, name)))
    if (defaults[key]?.default !== value) setAttribute(element, name, key, value);
}

/** Writes what changed between two states of an element's attributes, and nothing else. */
export function updateAttributes(
  element: Y.XmlElement,
  name: ElementName,
  before: Attributes,
  after: Attributes,
): void {
  const old = flatten(before, name);
  const next = flatten(after, name);
  for (const [key, value] of Object.entries(next)) if (old[key] !== value) setAttribute(element, name, key, value);
  for (const key of Object.keys(old)) if (!Object.hasOwn(next, key)) element.removeAttribute(key);
}

/** Writes what the vocabulary accepts: the server refuses the rest. Yjs stores any JSON value, its types say strings only. */
function setAttribute(element: Y.XmlElement, name: ElementName, key: string, value: DocumentValue): void {
  if (!acceptsAttribute(name, key, value)) return;
  (element as unknown as Y.XmlElement<Record<string, DocumentValue>>).setAttribute(key, value);
}
