import type { RegisterText, RegisterView } from '@diapason/contracts';

/** Texts side by side: those under one branch of the top of the tree, itself included, or chapters in a row. */
export interface Part {
  /** The branch; null for chapters. */
  branch: RegisterText | null;
  texts: RegisterText[];
}

/** The texts of a register, part by part: every fiche, and of the others those in which an organisation wrote. */
export function partsOf({ texts, contributions }: Pick<RegisterView, 'texts' | 'contributions'>): Part[] {
  const byId = new Map(texts.map((text) => [text.id, text]));
  const written = new Set(contributions.map(({ text }) => text));
  const parts: Part[] = [];
  for (const text of texts.filter(({ id, use }) => use === 'fiche' || written.has(id))) {
    const top = topOf(text, byId);
    const branch = top.use === 'chapter' ? null : top;
    const last = parts.at(-1);
    if (last?.branch === branch) last.texts.push(text);
    else parts.push({ branch, texts: [text] });
  }
  return parts;
}

function topOf(text: RegisterText, byId: ReadonlyMap<string, RegisterText>): RegisterText {
  let top = text;
  for (let above = byId.get(top.parent ?? ''); above; above = byId.get(top.parent ?? '')) top = above;
  return top;
}

export const fullName = ({ number, title }: Pick<RegisterText, 'number' | 'title'>): string =>
  [number, title].filter(Boolean).join(' ');
