import type { BroughtText, ContributionView, RegisterText, RegisterView } from '@diapason/contracts';
import type { TraceableText } from '../fiches/index.js';
import type { CountedContribution } from './contributions.repository.js';

/** What was counted in a text, beside its place in the tree. */
export interface CountedText {
  text: TraceableText;
  /** All its characters; zero for one that nobody opened yet. */
  characters: number;
  contributions: CountedContribution[];
}

export function registerTexts(counted: readonly CountedText[]): RegisterText[] {
  const ids = new Set(counted.map(({ text }) => text.node.id));
  return counted.map(({ text: { node, number, title, inFigures }, characters }) => ({
    id: node.id,
    parent: node.parentId !== null && ids.has(node.parentId) ? node.parentId : null,
    use: node.use,
    number,
    title,
    characters: inFigures ? characters : null,
  }));
}

export const registerContributions = (counted: readonly CountedText[]): ContributionView[] =>
  counted.flatMap((each) =>
    each.contributions.map((contribution) => ({
      organisation: contribution.organisation,
      text: each.text.node.id,
      ...measures(contribution, each),
    })),
  );

/** What one organisation brought to each text, in the order of the tree. */
export const broughtTexts = (counted: readonly CountedText[]): BroughtText[] =>
  counted.flatMap((each) =>
    each.contributions.map((contribution) => ({
      id: each.text.node.id,
      number: each.text.number,
      title: each.text.title,
      ...measures(contribution, each),
      quotes: contribution.quotes,
    })),
  );

/** Those of a list that are named, by family in the order of the directory, then as they are listed. */
export function byFamily<T extends { id: string; college: string | null }>(
  { colleges, organisations }: { colleges: readonly RegisterView['colleges'][number][]; organisations: readonly T[] },
  ids: ReadonlySet<string>,
): T[] {
  const rank = (college: string | null) => {
    const index = colleges.findIndex(({ id }) => id === college);
    return index < 0 ? colleges.length : index;
  };
  return organisations.filter(({ id }) => ids.has(id)).toSorted((a, b) => rank(a.college) - rank(b.college));
}

function measures(
  { characters, passages, first, last }: CountedContribution,
  { text: { inFigures }, characters: all }: CountedText,
): Omit<ContributionView, 'organisation' | 'text'> {
  return {
    passages,
    first: first.toISOString(),
    last: last.toISOString(),
    characters: inFigures ? characters : null,
    share: inFigures ? characters / Math.max(all, 1) : null,
  };
}
