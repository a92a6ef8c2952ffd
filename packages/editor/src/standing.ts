import { acceptsAttribute, ELEMENTS, isElementName, isMarkName, MARKS } from './vocabulary.js';

const IN_A_SECTION: ReadonlySet<string> = new Set(['marker', 'block', 'inline']);

/**
 * The vocabulary as the server asks it of every update before it is written: what may stand where. A holder is the name
 * of an element; null is a section itself.
 */
export const textVocabulary = {
  isElement: (name: string): boolean => isElementName(name),

  mayStand(element: string, holder: string | null): boolean {
    if (!isElementName(element)) return false;
    const { place } = ELEMENTS[element];
    if (holder === null) return IN_A_SECTION.has(place);
    if (!isElementName(holder)) return false;
    const { holds } = ELEMENTS[holder];
    return typeof holds === 'object' ? holds.element === element : holds === 'text' && place === 'inline';
  },

  holdsText: (element: string): boolean =>
    isElementName(element) && ['text', 'characters'].includes(ELEMENTS[element].holds as string),

  acceptsAttribute: (element: string, name: string, value: unknown): boolean =>
    isElementName(element) && acceptsAttribute(element, name, value),

  /** Null ends a format. */
  acceptsFormat(holder: string | null, name: string, value: unknown): boolean {
    const isBare = holder !== null && isElementName(holder) && ELEMENTS[holder].holds === 'characters';
    return !isBare && isMarkName(name) && (value === null || MARKS[name](value));
  },
};
