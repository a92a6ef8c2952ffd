import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What an organisation brought to a text, as it was counted. */
export interface CountedContribution {
  organisation: string;
  /** Characters that stand in the text, spaces included. */
  characters: number;
  passages: number;
  /** Some of its passages, cut short. */
  quotes: string[];
  first: Date;
  last: Date;
}

/** A text as it was counted after update `seq` of its log. */
export interface TextCount {
  seq: number;
  /** Those for whom others typed in it, and what they had answered: `answerOf` each, in order. */
  voices: string[];
  characters: number;
  contributions: CountedContribution[];
}

/** A voice and whether it was declined: its words then change owner, though nothing is written. */
export const answerOf = ({ id, declined }: { id: string; declined: boolean }): string =>
  declined ? `${id} declined` : id;

const ANSWER = "v.id || CASE WHEN v.declined_at IS NULL THEN '' ELSE ' declined' END";

/** What was counted in the live texts: derived from them and their ledgers, written outside acts. */
@Injectable()
export class ContributionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of some documents in which something was written or declined since they were counted. */
  async behind(documents: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.manager.query<{ id: string }[]>(
      `SELECT d.id FROM documents d LEFT JOIN text_counts c ON c.document_id = d.id
       WHERE d.id = ANY($1) AND (d.last_seq > coalesce(c.seq, 0) OR c.voices IS DISTINCT FROM
         (SELECT coalesce(array_agg(${ANSWER} ORDER BY v.id), '{}') FROM voices v WHERE v.document_id = d.id))`,
      [documents],
    );
    return rows.map(({ id }) => id);
  }

  /** Puts a count in the place of an older one; one that comes late is of no use. */
  async save(document: string, { seq, voices, characters, contributions }: TextCount): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const counted = await manager.query<unknown[]>(
        `INSERT INTO text_counts (document_id, seq, voices, characters) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id) DO UPDATE SET
           seq = excluded.seq, voices = excluded.voices, characters = excluded.characters
         WHERE text_counts.seq <= excluded.seq RETURNING seq`,
        [document, seq, voices, characters],
      );
      if (counted.length === 0) return;
      await manager.query('DELETE FROM text_contributions WHERE document_id = $1', [document]);
      await manager.query(
        `INSERT INTO text_contributions (document_id, organisation_id, characters, passages, quotes, first_at, last_at)
         SELECT $1, organisation, characters, passages, quotes, first, last FROM json_to_recordset($2)
           AS counted (organisation uuid, characters int, passages int, quotes text[], first timestamptz, last timestamptz)`,
        [document, JSON.stringify(contributions)],
      );
    });
  }

  /** What was counted in some documents: of one organisation with its quotes, or of all without. */
  async find(
    documents: readonly string[],
    organisation: string | null = null,
  ): Promise<(CountedContribution & { document: string })[]> {
    return this.dataSource.manager.query(
      `SELECT document_id AS document, organisation_id AS organisation, characters, passages,
              CASE WHEN $2::uuid IS NULL THEN '{}'::text[] ELSE quotes END AS quotes, first_at AS first, last_at AS last
       FROM text_contributions WHERE document_id = ANY($1) AND ($2::uuid IS NULL OR organisation_id = $2)`,
      [documents, organisation],
    );
  }

  /** How many characters stand in each of some documents. */
  async lengths(documents: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.dataSource.manager.query<{ document: string; characters: number }[]>(
      'SELECT document_id AS document, characters FROM text_counts WHERE document_id = ANY($1)',
      [documents],
    );
    return new Map(rows.map(({ document, characters }) => [document, characters]));
  }
}
