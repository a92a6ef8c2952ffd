import type { AuthorsView, FicheView } from '@diapason/contracts';
import { type Browser, expect } from '@playwright/test';
import { type CreditedLine, linesOf, type Piece, read, spelled } from './credited-text.js';
import { GestureTable } from './gesture-table.js';
import { Places } from './places.js';
import { CONTEXT, Writer } from './writer.js';
import { editorOf, saved } from './writing.js';

export const INDICATORS = 'Indicateurs de réalisation';
export const SCHEDULE = 'Calendrier prévisionnel';
const SECTIONS = [CONTEXT, INDICATORS, SCHEDULE];
const FICHE = '3.3';

/** The words of the other are there within a few of these, in milliseconds. */
const SOON = { intervals: [20] };

/** A line as a test says it: words whose letters tell who typed them, and what the rule of credit says otherwise. */
export type Line = string | (string | Piece)[];

/**
 * Two people of two organisations in one fiche, each in a browser, and what the fiche is to say, with the credit of every
 * character. Karim types small letters, spaces and figures, Julien capitals: the letter tells who typed it.
 */
export class Pair {
  readonly table = new GestureTable();
  private readonly keys = new Map<string, string>();
  private readonly expected = new Map<string, CreditedLine[]>();
  /** How many lines each section had when the gesture began. */
  private readonly begun = new Map<string, number>();

  private constructor(
    readonly karim: Writer,
    readonly julien: Writer,
    private readonly fiche: string,
  ) {}

  static async open(browser: Browser): Promise<Pair> {
    const [karim, julien] = await Promise.all([
      Writer.open(browser, { name: 'Karim Boussaïdi', organisation: 'GIP RECIA' }),
      Writer.open(browser, { name: 'Julien Massardier', organisation: 'Région Centre-Val de Loire' }),
    ]);
    const path = (await Places.of(karim.page)).numbered(FICHE);
    const pair = new Pair(karim, julien, path.split('/').at(-1) ?? '');
    for (const { page } of pair.writers) {
      await page.goto(`${path}?rediger`);
      for (const name of SECTIONS) await editorOf(page, name);
    }
    await pair.readBefore();
    return pair;
  }

  get writers(): Writer[] {
    return [this.karim, this.julien];
  }

  begin(gesture: string): void {
    for (const [name, lines] of this.expected) this.begun.set(name, lines.length);
    this.table.begin(gesture, this.writers);
  }

  async close(): Promise<void> {
    for (const { page, faults } of this.writers) {
      await page.context().close();
      expect(faults).toEqual([]);
    }
  }

  /** Someone writes lines at the end of a section; the index of the first of them. Both read them. */
  async write(writer: Writer, words: string[], name = CONTEXT, delay = 0): Promise<number> {
    const lines = this.linesIn(name);
    const index = lines.length;
    await writer.click(writer.line(index - 1, name), read(lines.at(-1) ?? []).length);
    for (const line of words) {
      await writer.press('Enter');
      await writer.type(line, delay);
    }
    await this.stand({ [name]: words });
    return index;
  }

  /** The lines written since the gesture began are these, for both and for whoever asks who wrote what. */
  stands = (...lines: Line[]): Promise<void> => this.stand({ [CONTEXT]: lines });

  /** The same in several sections. */
  async stand(sections: Record<string, Line[]>): Promise<void> {
    const own = Object.entries(sections).map(([name, lines]) => ({ name, lines: lines.map(this.spell) }));
    for (const { name, lines } of own) {
      const from = this.begun.get(name) ?? 0;
      this.expected.set(name, [...this.linesIn(name).slice(0, from), ...lines]);
      const words = lines.map((line) => read(line).replaceAll(/\s+/g, ' ').trim());
      for (const writer of this.writers) await expect.poll(() => writer.reads(name, from), SOON).toEqual(words);
    }
    for (const { page } of this.writers) await saved(page);
    const told = linesOf(await this.authors());
    for (const { name, lines } of own)
      this.table.compare(lines.flat(), (told.get(this.key(name)) ?? []).slice(this.begun.get(name)).flat());
    for (const [name, lines] of this.expected) expect(told.get(this.key(name)), name).toEqual(lines);
  }

  private async readBefore(): Promise<void> {
    const view = await this.get<FicheView>(`/api/fiches/${this.fiche}`);
    for (const { key, label } of view.sections) this.keys.set(label, key);
    const told = linesOf(await this.authors());
    for (const name of SECTIONS) this.expected.set(name, told.get(this.key(name)) ?? []);
  }

  private authors = (): Promise<AuthorsView> => this.get(`/api/fiches/${this.fiche}/authors`);

  private async get<T>(path: string): Promise<T> {
    return (await (await this.karim.page.request.get(path)).json()) as T;
  }

  private key = (name: string): string => this.keys.get(name) ?? '';

  private linesIn = (name: string): CreditedLine[] => this.expected.get(name) ?? [];

  private readonly spell = (line: Line): CreditedLine =>
    [line].flat().flatMap((piece) => (typeof piece === 'string' ? this.byCase(piece) : spelled([piece])));

  private byCase = (words: string): CreditedLine =>
    (words.match(/\p{Lu}+|\P{Lu}+/gu) ?? []).flatMap((run) =>
      spelled([{ words: run, by: (/\p{Lu}/u.test(run) ? this.julien : this.karim).person }]),
    );
}

/** Words that someone moved and that stay their author's. */
export const moved = (by: Writer, words: string, author: Writer): Piece => ({
  words,
  by: author.person,
  movedBy: by.person,
});

/** Words that someone pasted and that the rule credits to them, whoever typed such letters first. */
export const pastedBy = (by: Writer, words: string): Piece => ({ words, by: by.person, pasted: true });

/** Here someone took characters out. */
export const taken = (by: Writer, count: number): Piece => ({ taken: count, by: by.person });
