/**
 * The words of the live text: which elements and marks a section may hold, where, and with which attributes.
 * Both sides read this one list: the editor builds its schema from it, the server reads the text by it.
 *
 * A section is one `Y.Text`. Characters are characters (`\n` is a line break within a block); everything else is an
 * embedded `Y.XmlElement` of one of the elements below. A `textBlock` is a marker: it opens a block that runs to the
 * next block, so that splitting, joining, and changing the kind of a block never re-creates a character.
 */

/** Grows with each change of the vocabulary. A client of another version may not write. */
export const SCHEMA_VERSION = 1;

export const TEXT_BLOCK_KINDS = ['paragraph', 'heading3', 'heading4', 'bullet', 'ordered'] as const;
export type TextBlockKind = (typeof TEXT_BLOCK_KINDS)[number];
export const MAX_INDENT = 4;

export const ORGANISATION_ROLES = ['pilot', 'copilot', 'animator', 'partner'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

export const MILESTONE_STATUSES = ['planned', 'in-progress', 'done', 'postponed', 'dropped'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];

/** Accepts or refuses the value of an attribute as it stands in the document. */
export type AttributeRule = (value: unknown) => boolean;

const MAX_ATTRIBUTE_LENGTH = 500;
const shortText: AttributeRule = (value) => typeof value === 'string' && value.length <= MAX_ATTRIBUTE_LENGTH;
const identifier: AttributeRule = (value) => typeof value === 'string' && /^[A-Za-z0-9-]{1,64}$/.test(value);
const optionalIdentifier: AttributeRule = (value) => value === '' || identifier(value);
const oneOf =
  (choices: readonly string[]): AttributeRule =>
  (value) =>
    typeof value === 'string' && choices.includes(value);
const integer =
  (min: number, max: number): AttributeRule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

interface AttributeSpec {
  rule: AttributeRule;
  /** What an element that does not carry the attribute is read as. */
  default: string | number;
}

export interface ElementSpec {
  /** Where it may stand: in a section's flow as a marker or a whole block, within a line, or inside another element. */
  place: 'marker' | 'block' | 'inline' | 'tableRow' | 'tableCell';
  attributes: Record<string, AttributeSpec>;
  /** An attribute that is a map (`targets`): one document attribute per key (`targets.2024`), so that two people who fill two keys never collide. */
  map?: { name: string; key: RegExp; rule: AttributeRule };
  /** What it holds: nothing, one line of text (a `Y.XmlText`), the same without marks or notes, or child elements. */
  holds: 'nothing' | 'text' | 'characters' | { element: ElementName };
}

export type ElementName =
  | 'textBlock'
  | 'table'
  | 'tableRow'
  | 'tableCell'
  | 'organisation'
  | 'indicator'
  | 'milestone'
  | 'record'
  | 'footnote';

const id: AttributeSpec = { rule: identifier, default: '' };
const text: AttributeSpec = { rule: shortText, default: '' };

export const ELEMENTS: Record<ElementName, ElementSpec> = {
  textBlock: {
    place: 'marker',
    attributes: {
      kind: { rule: oneOf(TEXT_BLOCK_KINDS), default: 'paragraph' },
      indent: { rule: integer(0, MAX_INDENT), default: 0 },
    },
    holds: 'nothing',
  },
  table: { place: 'block', attributes: { id }, holds: { element: 'tableRow' } },
  tableRow: { place: 'tableRow', attributes: { id }, holds: { element: 'tableCell' } },
  tableCell: { place: 'tableCell', attributes: { id }, holds: 'text' },
  organisation: {
    place: 'block',
    attributes: {
      id,
      role: { rule: oneOf(ORGANISATION_ROLES), default: 'partner' },
      organisation: { rule: optionalIdentifier, default: '' },
      college: { rule: optionalIdentifier, default: '' },
    },
    holds: 'text',
  },
  indicator: {
    place: 'block',
    attributes: { id, unit: text, baseline: text, target: text, due: text },
    map: { name: 'targets', key: /^\d{4}$/, rule: shortText },
    holds: 'text',
  },
  milestone: {
    place: 'block',
    attributes: { id, period: text, status: { rule: oneOf(MILESTONE_STATUSES), default: 'planned' } },
    holds: 'text',
  },
  record: {
    place: 'block',
    attributes: { id },
    map: { name: 'values', key: /^[a-z][a-z0-9-]{0,39}$/, rule: shortText },
    holds: 'text',
  },
  footnote: { place: 'inline', attributes: {}, holds: 'characters' },
};

export const isElementName = (name: string): name is ElementName => Object.hasOwn(ELEMENTS, name);

/** The lists of typed items, by the element of their items. */
export const ITEM_ELEMENTS = ['organisation', 'indicator', 'milestone', 'record'] as const;
export type ItemElement = (typeof ITEM_ELEMENTS)[number];

export const isItemElement = (name: string): name is ItemElement => (ITEM_ELEMENTS as readonly string[]).includes(name);

/** Schemes a link may have. */
const LINK = /^(https?:\/\/|mailto:)[^\s<>"'\p{Cc}\p{Cs}]+$/iu;
export const isSafeLink = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2000 && LINK.test(href);

/** Marks are formats of the text; the rule accepts the value of the format. */
export const MARKS: Record<MarkName, AttributeRule> = {
  bold: (value) => value === true,
  italic: (value) => value === true,
  link: isSafeLink,
};
export type MarkName = 'bold' | 'italic' | 'link';

export const isMarkName = (name: string): name is MarkName => Object.hasOwn(MARKS, name);

/** Whether an element may carry an attribute of this document name with this value. */
export function acceptsAttribute(element: ElementName, name: string, value: unknown): boolean {
  const spec = ELEMENTS[element];
  const attribute = Object.hasOwn(spec.attributes, name) ? spec.attributes[name] : undefined;
  if (attribute) return value === attribute.default || attribute.rule(value);
  if (!spec.map || !name.startsWith(`${spec.map.name}.`)) return false;
  return spec.map.key.test(name.slice(spec.map.name.length + 1)) && spec.map.rule(value);
}

/**
 * Whether the value of an attribute is words that a person typed, rather than a choice or an identity. Without a name,
 * what could be a choice is taken for one.
 */
export function isWording(name: string, value: string): boolean {
  if (/^[0-9a-f-]{36}$/.test(value)) return false;
  if (name === '') return !CHOICES.has(value);
  const [base] = name.split('.', 1);
  return Object.values(ELEMENTS).some(
    ({ attributes, map }) => map?.name === base || attributes[name]?.rule === shortText,
  );
}

const CHOICES: ReadonlySet<string> = new Set([...TEXT_BLOCK_KINDS, ...ORGANISATION_ROLES, ...MILESTONE_STATUSES]);
