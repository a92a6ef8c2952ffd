import { type BroughtByAll, broughtTo } from '@diapason/collab';
import { ownerOf } from '@diapason/domain';
import { Injectable, Logger } from '@nestjs/common';
import { RoomsService, VoicesService } from '../documents/index.js';
import { answerOf, ContributionsRepository, type TextCount } from './contributions.repository.js';
import { quotesOf } from './quotes.js';

/** So many documents are counted at a time: the database answers others as well. */
const AT_ONCE = 4;

/** Counts what each organisation brought to a text, anew when something was written in it since. */
@Injectable()
export class CountingService {
  private readonly logger = new Logger('contributions');
  private readonly counting = new Map<string, Promise<void>>();

  constructor(
    private readonly repository: ContributionsRepository,
    private readonly rooms: RoomsService,
    private readonly voices: VoicesService,
  ) {}

  /** Brings what was counted in some documents up to date. */
  async bringUpToDate(documents: readonly string[]): Promise<void> {
    const waiting = await this.repository.behind(documents);
    const countInTurn = async () => {
      for (let document = waiting.pop(); document; document = waiting.pop()) await this.countOnce(document);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, countInTurn));
  }

  /** However many ask meanwhile, one count serves them, begun after they asked: an earlier one may have read before that. */
  private async countOnce(document: string): Promise<void> {
    await this.counting.get(document);
    const counting = this.counting.get(document) ?? this.count(document);
    this.counting.set(document, counting);
    await counting;
  }

  private async count(document: string): Promise<void> {
    try {
      const voices = await this.voices.ofDocument(document);
      const counted = await this.rooms.look(document, ({ doc, ledger, seq }, { sections }) => {
        const texts = sections.map((section) => doc.getText(section));
        const brought = broughtTo(texts, ledger, ({ author, voice }) => {
          const owner = ownerOf(author?.organisation ?? null, voices.get(voice ?? '') ?? null);
          return owner?.of === 'organisation' ? owner.id : null;
        });
        return textCount(seq, [...voices.values()].map(answerOf), brought);
      });
      if (counted) await this.repository.save(document, counted);
    } catch (error) {
      // What the other texts hold is told all the same, and this one as it was counted last.
      this.logger.warn({ message: 'could not be counted', document, reason: String(error) });
    } finally {
      this.counting.delete(document);
    }
  }
}

const textCount = (seq: number, voices: string[], { characters, organisations }: BroughtByAll): TextCount => ({
  seq,
  voices: voices.toSorted(),
  characters,
  contributions: organisations.map(({ organisation, characters: own, passages, from, to }) => ({
    organisation,
    characters: own,
    passages: passages.length,
    quotes: quotesOf(passages),
    first: new Date(from),
    last: new Date(to),
  })),
});
