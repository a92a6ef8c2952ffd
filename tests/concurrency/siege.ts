import { Room } from '@diapason/collab';
import { HandFlushedLink, settleAll, TestClient } from '@diapason/collab/testing';
import { type Content, insertContent, isWording, readContent, textVocabulary } from '@diapason/editor';
import { Random } from '@diapason/editor/testing';
import * as Y from 'yjs';
import { ATTACKS, type Attacker } from './attacks.js';
import { LedgerStore } from './ledger-store.js';

export const BESIEGED = ['context', 'actions'];
const MINUTE = 60_000;
const FIRST_LETTER = 0xe000;
const WORDS = ['oui', 'non', 'pas', 'ne', 'la', 'loi', 'eau', 'et', 'sans', 'protéger les rivières'];
const VICTIMS = ['ada', 'bea'];
const ATTACKERS = ['eve', 'mal'];

interface Wire {
  client: TestClient;
  link: HandFlushedLink;
}

/** Two people write; two others, who may write as well, try to have them say something else. */
export class Siege {
  readonly store = new LedgerStore();
  /** How often each attack was tried. */
  readonly tries = new Map<string, number>();
  /** Who typed each letter, when each is a code point of its own. */
  readonly typists = new Map<string, string>();
  /** What the room refused, by the attack that was on. */
  readonly refusals = new Map<string, number>();
  private readonly random: Random;
  private readonly wires = new Map<string, Wire>();
  private room!: Room;
  private current = '';
  private now = 0;
  private ids = 0;

  /** In every other siege people write the same few words, else letters of their own. */
  constructor(private readonly seed: number) {
    this.random = new Random(seed);
  }

  async run(attacks = 12): Promise<void> {
    await this.begin();
    const attackers = ATTACKERS.map((name) => this.attacker(name));
    for (const [i, attacker] of attackers.entries()) attacker.ally = attackers[1 - i] ?? null;
    for (let i = 0; i < attacks; i++) await this.attack(this.random.pick(attackers));
    for (const attacker of attackers) await attacker.carry();
    await this.settle();
    await this.agree();
    await this.room.close();
    for (const { client } of this.wires.values()) client.client.destroy();
  }

  private async begin(): Promise<void> {
    this.room = await Room.open({
      store: this.store,
      sections: BESIEGED,
      vocabulary: textVocabulary,
      isWording,
      now: () => this.now,
      newId: () => `id-${++this.ids}`,
      report: () => add(this.refusals, this.current),
    });
    await this.room.edit((doc) => {
      for (const section of BESIEGED) insertContent(doc.getText(section), shape(section));
    });
    for (const [i, name] of [...VICTIMS, ...ATTACKERS].entries()) {
      const client = new TestClient(100_000 + this.seed * 10 + i);
      const link = new HandFlushedLink(client, name);
      await link.connect(this.room);
      this.wires.set(name, { client, link });
    }
    await this.settle();
    for (let i = 0; i < 4; i++) {
      this.write();
      await this.settle();
    }
  }

  private async attack(attacker: Attacker): Promise<void> {
    const { random, tries } = this;
    this.now += random.below(MINUTE);
    if (random.chance(0.3)) this.write();
    const name = random.pick(Object.keys(ATTACKS));
    this.current = name;
    add(tries, name);
    await ATTACKS[name]?.(attacker);
    if (random.chance(0.7)) await attacker.carry();
    if (random.chance(0.5)) await this.settle();
  }

  private attacker(name: string): Attacker {
    const { client, link } = this.wire(name);
    return {
      random: this.random,
      client,
      sections: BESIEGED,
      others: VICTIMS.map((victim) => this.wire(victim).client.doc.clientID),
      sendRaw: (frame) => void link.up.push(frame),
      carry: async () => {
        if (!link.connected) await link.connect(this.room);
        await settleAll(this.room, [link]);
      },
      wait: (minutes) => void (this.now += minutes * MINUTE),
      ally: null,
    };
  }

  /** One of those who are attacked writes a little. */
  private write(): void {
    const { random } = this;
    const name = random.pick(VICTIMS);
    const { doc } = this.wire(name).client;
    for (let n = 1 + random.below(4); n > 0; n--) {
      const flow = random.pick(BESIEGED.flatMap((section) => textsOf(doc.getText(section))));
      flow.insert(random.below(flow.length) + (flow.parent ? 0 : 1), this.words(name));
    }
  }

  private words(name: string): string {
    const { random, typists } = this;
    if (this.seed % 2 === 0) return ` ${random.pick(WORDS)}`;
    const letters = Array.from({ length: 1 + random.below(24) }, (_, i) =>
      String.fromCharCode(FIRST_LETTER + typists.size + i),
    );
    for (const letter of letters) typists.set(letter, name);
    return letters.join('');
  }

  private settle(): Promise<void> {
    return settleAll(
      this.room,
      [...this.wires.values()].map(({ link }) => link),
    );
  }

  /** Throws unless those who are attacked have the text of the log before their eyes. */
  private async agree(): Promise<void> {
    const logged = new Y.Doc();
    Y.applyUpdate(logged, Y.mergeUpdates(this.store.log.map(({ update }) => update)));
    for (const name of VICTIMS)
      for (const section of BESIEGED) {
        const [read, wanted] = [this.wire(name).client.doc, logged].map((doc) => readContent(doc.getText(section)));
        if (JSON.stringify(read) !== JSON.stringify(wanted))
          throw new Error(`seed ${this.seed}: ${name} reads another text`);
      }
  }

  private wire(name: string): Wire {
    return this.wires.get(name) as Wire;
  }
}

const add = (counts: Map<string, number>, name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

/** A text and the texts it holds. */
function textsOf(flow: { _start: Y.Item | null }): Y.Text[] {
  const found: Y.Text[] = flow instanceof Y.Text ? [flow] : [];
  for (let item = flow._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentType) found.push(...textsOf(item.content.type));
  return found;
}

const words = (text: string) => [{ type: 'text' as const, text }];

const shape = (section: string): Content => ({
  type: 'doc',
  content: [
    { type: 'textBlock', content: words('il faut ') },
    { type: 'milestone', attrs: { id: `m-${section}`, period: '2025' }, content: words('oui') },
    {
      type: 'table',
      attrs: { id: `t-${section}` },
      content: ['1', '2'].map((row) => ({
        type: 'tableRow',
        attrs: { id: `r${row}-${section}` },
        content: ['a', 'b'].map((cell) => ({
          type: 'tableCell',
          attrs: { id: `${cell}${row}-${section}` },
          content: words('non'),
        })),
      })),
    },
    { type: 'textBlock', content: words('la loi') },
  ],
});
