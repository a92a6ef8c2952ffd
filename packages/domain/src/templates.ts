/** What a section is made of: a line (title, aim), running text, or a list of items with free paragraphs among them. */
export type SectionKind = 'prose' | 'organisations' | 'indicators' | 'milestones' | 'records';
export const SECTION_KINDS = [
  'prose',
  'organisations',
  'indicators',
  'milestones',
  'records',
] as const satisfies readonly SectionKind[];

export const FIELD_KINDS = ['text', 'number', 'money', 'date', 'choice', 'organisation'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A field of a record, as the template names it. */
export interface FieldTemplate {
  key: string;
  label: string;
  kind: FieldKind;
  /** For a choice. */
  choices?: string[];
}

export interface SectionTemplate {
  /** Name of the section in the document; never changes once texts exist. */
  key: string;
  label: string;
  /** What to write there, shown while the section is empty. */
  guidance: string;
  kind: SectionKind;
  /** For records. */
  fields?: FieldTemplate[];
}

export interface Template {
  key: string;
  /** « fiche projet », « chapitre » … */
  name: string;
  /** A leaf of the tree, a free chapter, or the introduction of an inner node. */
  use: 'fiche' | 'chapter' | 'branch';
  hasAim: boolean;
  sections: SectionTemplate[];
}

export const RESERVED_SECTION_KEYS = ['title', 'aim'] as const;

/** The roots of a document made from a template, in the order of the page. */
export function rootsOf({ hasAim, sections }: Pick<Template, 'hasAim' | 'sections'>): string[] {
  return ['title', ...(hasAim ? ['aim'] : []), ...sections.map(({ key }) => key)];
}
