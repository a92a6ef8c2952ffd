import type { AuthorsView, CreditView } from '@diapason/contracts';
import type { BlockContent, Content, InlineContent } from '@diapason/editor';

export interface Person {
  name: string;
  organisation: string;
}

/**
 * A line of a text, one string for each character with its credit: « m Karim Boussaïdi, GIP RECIA »; who moved it after
 * an arrow; « −2 » where someone took two out. What stands between cells and lines of a cell is credited to nobody.
 */
export type CreditedLine = string[];

/** Part of a line: words with who they are to be credited to, who moved them and whether they were pasted, or characters that were taken out. */
export type Piece = { words: string; by: Person; movedBy?: Person; pasted?: true } | { taken: number; by: Person };

const CELL = '|';
const BREAK = '⏎';
const PASTED = ', pasted';
const ASIDE = new Set([CELL, BREAK]);

const named = ({ name, organisation }: Person): string => `${name}, ${organisation}`;

const credited = (words: string, by: string, movedBy?: string): CreditedLine =>
  [...words].map((letter) => `${letter} ${by}${movedBy ? ` → ${movedBy}` : ''}`);

const takenOut = (count: number, by: string): string => `−${count} ${by}`;

/** A line as it is to be told. */
export const spelled = (pieces: readonly Piece[]): CreditedLine =>
  pieces.flatMap((piece) =>
    'taken' in piece
      ? takenOut(piece.taken, named(piece.by))
      : piece.words
          .split(/([|⏎])/)
          .flatMap((part) =>
            ASIDE.has(part)
              ? part
              : credited(part, named(piece.by) + (piece.pasted ? PASTED : ''), piece.movedBy && named(piece.movedBy)),
          ),
  );

/** The characters of a line as one reads them in an editor. */
export const read = (line: CreditedLine): string =>
  line.map((told) => (ASIDE.has(told) || told.startsWith('−') ? '' : ([...told][0] ?? ''))).join('');

/** The lines of each section as the server tells who wrote what. */
export function linesOf({ sections, credits, owners }: AuthorsView): Map<string, CreditedLine[]> {
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  const who = (organisation: string | null | undefined, person: string | null | undefined): string =>
    named({ name: person ?? '?', organisation: names.get(organisation ?? '') ?? '?' });
  const author = (credit: CreditView | undefined): string =>
    who(credit?.owner, credit?.person) +
    (credit?.typedBy ? ', typed by another' : '') +
    (credit?.kind === 'pasted' ? PASTED : '');
  const mover = ({ movedBy }: CreditView): string | undefined =>
    movedBy ? who(movedBy.organisation, movedBy.person) : undefined;

  const inline = (part: InlineContent): CreditedLine => {
    if (part.type === 'removal') return [takenOut(part.attrs.length, author(credits[part.attrs.by]))];
    if (part.type === 'hardBreak') return [BREAK];
    if (part.type !== 'text') return [];
    const mark = part.marks?.find(({ type }) => type === 'author');
    const credit = credits[mark?.type === 'author' ? mark.attrs.by : -1];
    return credited(part.text, author(credit), credit && mover(credit));
  };
  const block = ({ type, content = [] }: BlockContent): CreditedLine =>
    type === 'table' || type === 'tableRow'
      ? (content as BlockContent[]).flatMap((child, i) => (i > 0 ? [CELL, ...block(child)] : block(child)))
      : (content as InlineContent[]).flatMap(inline);
  return new Map(sections.map(({ key, content }) => [key, (content as Content).content.map(block)]));
}
