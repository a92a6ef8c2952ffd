/** Words without accents and capitals, for comparing: « Orleans » finds « Orléans ». */
export const folded = (words: string): string => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
