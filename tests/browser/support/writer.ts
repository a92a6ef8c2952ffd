import { readClientMessage } from '@diapason/collab';
import type { Browser, Locator, Page } from '@playwright/test';
import * as Y from 'yjs';
import type { Person } from './credited-text.js';
import { openVisit } from './visits.js';
import { section, wordsOf } from './writing.js';

export const CONTEXT = 'Contexte et objectifs';

/** A place of a line, in characters. */
interface Spot {
  line: Locator;
  at: number;
}

/** A person in a browser of their own, who writes with its keyboard and its mouse. */
export class Writer {
  /** Characters that were typed. */
  typed = 0;
  /** Ids of the characters that the page sent as new. */
  readonly brought = new Set<string>();

  private constructor(
    readonly page: Page,
    readonly person: Person,
    readonly faults: readonly string[],
  ) {}

  static async open(browser: Browser, person: Person): Promise<Writer> {
    // Chromium tells of each style that the page's policy keeps from what was pasted.
    const { page, faults } = await openVisit(browser, person.name, { expects: /Content Security Policy/ });
    const writer = new Writer(page, person, faults);
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => writer.note(payload)));
    return writer;
  }

  editor = (name: string): Locator => section(this.page, name).getByRole('textbox', { name, exact: true });

  /** A line of a section, from the first. */
  line = (index: number, name = CONTEXT): Locator =>
    this.editor(name).locator(':scope > :not(.others-caret)').nth(index);

  /** What one reads in a section from a line on. */
  async reads(name: string, from: number): Promise<string[]> {
    return (await wordsOf(this.editor(name))).split('\n').slice(from);
  }

  /** `delay`: between two keys, in milliseconds. */
  async type(words: string, delay = 0): Promise<void> {
    this.typed += words.length;
    await this.page.keyboard.type(words, { delay });
  }

  /** As an input method does: a sign that waits, then what it makes with the next one. */
  async compose(sign: string, made: string): Promise<void> {
    this.typed += sign.length + made.length;
    const keyboard = await this.page.context().newCDPSession(this.page);
    const { length } = sign;
    await keyboard.send('Input.imeSetComposition', { text: sign, selectionStart: length, selectionEnd: length });
    await keyboard.send('Input.insertText', { text: made });
    await keyboard.detach();
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  tool = (name: string): Locator => this.page.getByRole('toolbar').getByRole('button', { name, exact: true });

  async click(line: Locator, at: number, times = 1): Promise<void> {
    await bringInSight(line);
    const { x, y } = await pointOf({ line, at });
    await this.page.mouse.click(x, y, { clickCount: times });
  }

  /** Selects with the mouse, from a place of a line to another. */
  select = (line: Locator, from: number, to: number): Promise<void> => this.drag({ line, at: from }, { line, at: to });

  /** Presses the mouse at one place and lets go of it at another: what is selected there moves along. */
  async drag(from: Spot, to: Spot): Promise<void> {
    await bringInSight(from.line);
    const [start, end] = [await pointOf(from), await pointOf(to)];
    const { mouse } = this.page;
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
    await mouse.move(end.x, end.y);
    await mouse.up();
  }

  private note(payload: string | Buffer): void {
    if (typeof payload === 'string') return;
    const message = readClientMessage(payload);
    if (message.type !== 'update') return;
    for (const struct of Y.decodeUpdate(message.update).structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      for (const [i, letter] of struct.content.str.split('').entries())
        if (letter !== '\n') this.brought.add(`${struct.id.client}:${struct.id.clock + i}`);
    }
  }
}

/** Far from what stays at the edges of the window. */
const bringInSight = (line: Locator): Promise<void> =>
  line.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));

/** Where the edge of a character is on the screen. */
const pointOf = ({ line, at }: Spot): Promise<{ x: number; y: number }> =>
  line.evaluate((element, offset) => {
    const aside = '.others-caret, [contenteditable="false"]';
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
      parentElement?.closest(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    let left = offset;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { length } = text.textContent ?? '';
      if (length > 0 && left <= length) {
        const letter = document.createRange();
        letter.setStart(text, Math.max(0, left - 1));
        letter.setEnd(text, Math.max(1, left));
        const box = letter.getBoundingClientRect();
        return { x: left === 0 ? box.left : box.right, y: box.top + box.height / 2 };
      }
      left -= length;
    }
    const { left: x, top, height } = element.getBoundingClientRect();
    return { x: x + 2, y: top + height / 2 };
  }, at);
