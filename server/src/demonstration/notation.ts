/**
 * The light notation in which the demonstration's text is written down.
 *
 * A line is a string or an item. In a string:
 * `## ` opens a heading, `### ` a sub-heading, `- ` a bullet, `-- ` an indented bullet, `1. ` a numbered line;
 * `**bold**`, `*italic*`, `[label](https://…)` and `[^text of a footnote]` are inline. Anything else is a paragraph.
 */
export type Line = string | TableLine | OrganisationLine | IndicatorLine | MilestoneLine;

export interface TableLine {
  type: 'table';
  /** The first row is the header. Cells take the inline notation. */
  rows: string[][];
}

export type OrganisationRole = 'pilot' | 'copilot' | 'animator' | 'partner';

export interface OrganisationLine {
  type: 'organisation';
  role: OrganisationRole;
  /** Key of the directory (directory.ts), or null. */
  organisation: string | null;
  /** Key of a college (famille d’acteurs) of the directory, or null. Neither organisation nor college: free words alone. */
  college: string | null;
  /** What stands after the name, or the free words themselves. */
  words: string;
}

export interface IndicatorLine {
  type: 'indicator';
  label: string;
  unit?: string;
  baseline?: string;
  target?: string;
  due?: string;
  /** Target of each year, by year. */
  targets?: Record<string, string>;
}

export type MilestoneStatus = 'planned' | 'in-progress' | 'done' | 'postponed' | 'dropped';

export interface MilestoneLine {
  type: 'milestone';
  /** Free: « 2024 », « 1er semestre 2025 », « étape 2 », « après 2026 ». */
  period: string;
  text: string;
  status: MilestoneStatus;
}

/** Lines that one organisation wrote. */
export interface Passage {
  by: string;
  lines: Line[];
}

export interface FicheText {
  number: string;
  kind: 'animation' | 'projet';
  title: string;
  aim: string;
  theme: string;
  /** Key of the working group in charge (directory.ts). */
  group: string;
  contexte: Passage[];
  pilotage: Passage[];
  partenariat: Passage[];
  indicateurs: Passage[];
  calendrier: Passage[];
}

export interface ChapterText {
  title: string;
  body: Passage[];
}

export const by = (organisation: string, ...lines: Line[]): Passage => ({ by: organisation, lines });

export const table = (...rows: string[][]): TableLine => ({ type: 'table', rows });

export const organisation = (role: OrganisationRole, key: string, words = ''): OrganisationLine => ({
  type: 'organisation',
  role,
  organisation: key,
  college: null,
  words,
});

export const college = (role: OrganisationRole, key: string, words = ''): OrganisationLine => ({
  type: 'organisation',
  role,
  organisation: null,
  college: key,
  words,
});

/** Partners named in free words, such as « collectivités volontaires ». */
export const others = (role: OrganisationRole, words: string): OrganisationLine => ({
  type: 'organisation',
  role,
  organisation: null,
  college: null,
  words,
});

export const indicator = (label: string, figures: Omit<IndicatorLine, 'type' | 'label'> = {}): IndicatorLine => ({
  type: 'indicator',
  label,
  ...figures,
});

export const milestone = (period: string, text: string, status: MilestoneStatus = 'planned'): MilestoneLine => ({
  type: 'milestone',
  period,
  text,
  status,
});
