import type { SectionChange } from '@diapason/collab';
import * as Y from 'yjs';

/** A place in the text that someone else just changed. */
export interface TrailEntry {
  id: number;
  section: string;
  /** Where in the text, as a position that moves with it. */
  at: Y.RelativePosition;
  time: number;
  /** Ids of the organisations in whose names, once the server has said so. */
  organisations: string[];
}

/** Changes of one section closer in time than this are one. */
const MOMENT = 15_000;
const KEPT = 50;

/** What others changed since the page was opened: where, when, and in whose names. */
export class ChangeTrail {
  entries: TrailEntry[] = [];
  private count = 0;
  private begun = false;
  private readonly stop: (() => void)[] = [];

  constructor(
    doc: Y.Doc,
    sections: readonly string[],
    private readonly ownOrganisation: string,
  ) {
    for (const section of sections) {
      const text = doc.getText(section);
      const observe = (events: Y.YEvent<Y.Text>[], transaction: Y.Transaction) => {
        if (!transaction.local && this.begun) this.note(section, positionOf(text, events), Date.now());
      };
      text.observeDeep(observe as Parameters<typeof text.observeDeep>[0]);
      this.stop.push(() => text.unobserveDeep(observe as Parameters<typeof text.observeDeep>[0]));
    }
  }

  /** The text is there as it was found: what comes from now on is a change. */
  begin(): void {
    this.begun = true;
  }

  /** The server says in whose names sections changed. */
  credit(changes: readonly SectionChange[]): void {
    for (const { section, organisations } of changes) {
      const others = organisations.filter((organisation) => organisation !== this.ownOrganisation);
      const entry = this.entries.find((each) => each.section === section);
      if (entry) entry.organisations = [...new Set([...entry.organisations, ...others])];
    }
  }

  destroy(): void {
    for (const stop of this.stop) stop();
  }

  private note(section: string, at: Y.RelativePosition, time: number): void {
    const last = this.entries[0];
    if (last?.section === section && time - last.time < MOMENT) {
      last.time = time;
      last.at = at;
      return;
    }
    this.count += 1;
    this.entries = [{ id: this.count, section, at, time, organisations: [] }, ...this.entries].slice(0, KEPT);
  }
}

/** Where the first change of a section's events is. */
function positionOf(text: Y.Text, events: readonly Y.YEvent<Y.Text>[]): Y.RelativePosition {
  const own = events.find(({ target }) => target === text);
  if (own) {
    const kept = (own.delta as { retain?: number }[])[0]?.retain ?? 0;
    return Y.createRelativePositionFromTypeIndex(text, Math.min(kept, text.length));
  }
  const [index] = events[0]?.path ?? [];
  return Y.createRelativePositionFromTypeIndex(text, typeof index === 'number' ? Math.min(index, text.length) : 0);
}
