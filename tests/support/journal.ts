import type { RunningApp } from './start-app.js';

export interface JournalEntry {
  /** Its place in the journal. */
  id: string;
  act: string;
  subject: string | null;
  person: string | null;
  membership: string | null;
  organisation: string | null;
  details: Record<string, unknown>;
}

/** Reads what the journal holds beyond what was read before. */
export class JournalReader {
  private constructor(
    private readonly running: RunningApp,
    private last: number,
  ) {}

  static async fromNow(running: RunningApp): Promise<JournalReader> {
    const reader = new JournalReader(running, 0);
    await reader.fresh();
    return reader;
  }

  async fresh(): Promise<JournalEntry[]> {
    const rows = await this.running.dataSource.query<JournalEntry[]>(
      `SELECT id, act, subject_id AS subject, person_id AS person, membership_id AS membership,
              organisation_id AS organisation, details
       FROM journal WHERE id > $1 ORDER BY id`,
      [this.last],
    );
    this.last = Number(rows.at(-1)?.id ?? this.last);
    return rows;
  }
}
