import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { broughtTo } from './brought.js';
import { foldLog } from './fold-log.js';
import type { LoggedUpdate } from './store.js';
import { authorOf } from './testing/index.js';

const SENTENCE = 'protéger les rivières';
const PAUSE = 15 * 60 * 1000;
const CLIENTS: Record<string, number> = { server: 1, ada: 2001, bob: 2002 };

/** A text in which people write in turn, a quarter of an hour apart. */
class Page {
  readonly text = new Y.Doc().getText('context');
  private readonly log: LoggedUpdate[] = [];

  write(name: string, edit: (text: Y.Text) => void): this {
    const { doc } = this.text as { doc: Y.Doc };
    doc.clientID = CLIENTS[name] as number;
    doc.once('update', (update: Uint8Array) => {
      const author = name === 'server' ? null : authorOf(name);
      const seq = this.log.length + 1;
      this.log.push({
        seq,
        update,
        author,
        voice: null,
        leases: [],
        pasted: [],
        at: seq * PAUSE,
        kind: author ? 'typed' : 'server',
      });
    });
    doc.transact(() => edit(this.text));
    return this;
  }

  async brought() {
    return broughtTo([this.text], await foldLog(this.log, ['context']), ({ author }) => author?.organisation ?? null);
  }

  /** Each organisation with the characters and the passages it brought. */
  async told() {
    const { organisations } = await this.brought();
    return organisations.map(({ organisation, characters, passages }) => [organisation, characters, passages]);
  }
}

const marker = () => new Y.XmlElement('textBlock');

describe('what an organisation brought to a text', () => {
  it('[H4] is the characters that stand and are credited to it', async () => {
    const page = new Page()
      .write('ada', (text) => text.insert(0, 'bonjour à tous'))
      .write('bob', (text) => text.insert(7, ' vraiment'))
      .write('bob', (text) => text.delete(0, 3));
    expect(await page.told()).toEqual([
      ['o-ada', 11, ['jour', ' à tous']],
      ['o-bob', 9, [' vraiment']],
    ]);
  });

  it('[H4] stays its own when another moves it', async () => {
    const page = new Page()
      .write('ada', (text) => text.insert(0, `Il faut ${SENTENCE}. Vite.`))
      .write('bob', (text) => {
        text.delete(8, SENTENCE.length);
        text.insert(text.length, SENTENCE);
      });
    expect(await page.told()).toEqual([['o-ada', 15 + SENTENCE.length, [`Il faut . Vite.${SENTENCE}`]]]);
  });

  it('[H4] is told in passages that an element parts, and that of a cell is one, and signs alone are none', async () => {
    const cell = new Y.XmlElement('tableCell');
    cell.insert(0, [new Y.XmlText('12')]);
    const page = new Page().write('ada', (text) => {
      text.insertEmbed(0, marker());
      text.insert(1, 'un', {});
      text.insertEmbed(3, marker());
      text.insert(4, 'deux', {});
      text.insertEmbed(8, cell);
      text.insert(9, ' … ', {});
    });
    expect(await page.told()).toEqual([['o-ada', 11, ['un', 'deux', '12']]]);
  });

  it('[H4] is nothing where no word stands any more, though the work is remembered', async () => {
    const page = new Page()
      .write('ada', (text) => text.insert(0, 'parti'))
      .write('bob', (text) => text.insert(0, 'reste'))
      .write('ada', (text) => text.insert(0, 'aussi'))
      .write('bob', (text) => text.delete(0, 5))
      .write('bob', (text) => text.delete(5, 5));
    const { organisations } = await page.brought();
    expect(organisations).toEqual([
      { organisation: 'o-ada', characters: 0, passages: [], from: PAUSE, to: 3 * PAUSE },
      { organisation: 'o-bob', characters: 5, passages: ['reste'], from: 2 * PAUSE, to: 2 * PAUSE },
    ]);
  });

  it('[H4] leaves out what the server wrote, which is a part of the whole', async () => {
    const page = new Page()
      .write('server', (text) => text.insert(0, 'Titre'))
      .write('ada', (text) => text.insert(5, ' x👋'));
    expect(await page.brought()).toMatchObject({
      characters: 8,
      organisations: [{ organisation: 'o-ada', characters: 3, passages: [' x👋'] }],
    });
  });
});
