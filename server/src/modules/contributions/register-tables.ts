import type { ContributionView, OrganisationBadge, RegisterText, RegisterView } from '@diapason/contracts';
import type { RegisterWords } from './register-words.js';

/** A day is a date at midnight UTC. */
export type Cell = string | number | Date | null;

/** A table of plain cells: what a file of any kind is made from. The first row holds the names of the columns. */
export interface Table {
  name: string;
  rows: Cell[][];
}

interface Line {
  organisation: OrganisationBadge;
  text: RegisterText;
  contribution: ContributionView;
}

/** A line for each organisation and each text it wrote in, in the order of the tree. */
export function listOf(view: RegisterView, words: RegisterWords): Table {
  const named = namesOf(view);
  const columns: [string, (line: Line) => Cell][] = [
    [words.organisation, ({ organisation }) => inert(organisation.name)],
    [words.acronym, ({ organisation }) => inert(organisation.acronym ?? '')],
    [words.family, ({ organisation }) => named.family(organisation)],
    [words.part, ({ text }) => named.part(text)],
    [words.number, ({ text }) => inert(text.number ?? '')],
    [words.text, ({ text }) => inert(text.title)],
    [words.passages, ({ contribution }) => contribution.passages],
    [words.first, ({ contribution }) => day(contribution.first)],
    [words.last, ({ contribution }) => day(contribution.last)],
  ];
  if (view.sharesInFigures)
    columns.push(
      [words.characters, ({ contribution }) => contribution.characters],
      [words.ofCharacters, ({ text }) => text.characters],
      [words.share, ({ contribution }) => percent(contribution.share)],
    );
  columns.push([words.organisationId, ({ organisation }) => organisation.id], [words.textId, ({ text }) => text.id]);
  const rows = linesOf(view).map((line) => columns.map(([, cell]) => cell(line)));
  return { name: words.list, rows: [columns.map(([title]) => title), ...rows] };
}

function linesOf({ texts, organisations, contributions }: RegisterView): Line[] {
  const places = new Map(contributions.map((each) => [`${each.text} ${each.organisation}`, each]));
  return texts.flatMap((text) =>
    organisations.flatMap((organisation) => {
      const contribution = places.get(`${text.id} ${organisation.id}`);
      return contribution ? [{ organisation, text, contribution }] : [];
    }),
  );
}

/**
 * Organisations by texts: in each cell the passages, or the share in per cent where shares are shown in figures; nothing
 * where an organisation did not write.
 */
export function matrixOf(view: RegisterView, words: RegisterWords): Table {
  const { texts, organisations, contributions, sharesInFigures } = view;
  const named = namesOf(view);
  const header = [words.organisation, words.family, ...texts.map(named.text)];
  const rows = organisations.map((organisation) => {
    const own = new Map(
      contributions.filter((each) => each.organisation === organisation.id).map((each) => [each.text, each]),
    );
    const cells = texts.map(({ id }) => {
      const contribution = own.get(id);
      if (!contribution) return null;
      return sharesInFigures ? percent(contribution.share) : contribution.passages;
    });
    return [inert(organisation.name), named.family(organisation), ...cells];
  });
  return { name: sharesInFigures ? words.inShares : words.inPassages, rows: [header, ...rows] };
}

function namesOf({ texts, colleges }: RegisterView) {
  const textNames = new Map(
    texts.map(({ id, number, title }) => [id, inert([number, title].filter(Boolean).join(' '))]),
  );
  const families = new Map(colleges.map(({ id, name }) => [id, inert(name)]));
  return {
    family: ({ college }: OrganisationBadge): string => families.get(college ?? '') ?? '',
    text: ({ id }: RegisterText): string => textNames.get(id) ?? '',
    part: ({ parent }: RegisterText): string => textNames.get(parent ?? '') ?? '',
  };
}

/** One line that no spreadsheet takes for a formula: what begins like one stands behind an apostrophe. */
export function inert(words: string): string {
  const line = words
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_CELL);
  return /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
}

/** Characters that a cell of a spreadsheet surely holds. */
const LONGEST_CELL = 32_000;

const day = (at: string): Date => new Date(at.slice(0, 10));
/** Whole: a part of one would be read as a date by some. The characters say it exactly. */
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
