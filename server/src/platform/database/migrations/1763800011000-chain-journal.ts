import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the first row stands on. */
const GENESIS = `decode(repeat('00', 32), 'hex')`;

/**
 * Chains the acts: each row holds the SHA-256 of the row before it and of its own columns. The lock is taken before the row
 * gets its number, and held until the act is committed: numbers follow the chain, and no two acts stand on the same row.
 * `platform/database/journal-chain.ts` computes the same, to verify it.
 */
export class ChainJournal1763800011000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE journal ADD COLUMN previous bytea UNIQUE, ADD COLUMN hash bytea');
    await query.query(`
      CREATE FUNCTION journal_hash(entry journal) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(entry.previous || convert_to(
          string_agg(coalesce(octet_length(part) || ':' || part, '-'), '' ORDER BY place), 'UTF8'))
        FROM unnest(ARRAY[
          entry.id::text, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), entry.act, entry.subject_kind,
          entry.subject_id::text, entry.person_id::text, entry.membership_id::text, entry.organisation_id::text,
          entry.details::text
        ]) WITH ORDINALITY AS parts (part, place)
      $$`);
    await query.query('ALTER TABLE journal DISABLE TRIGGER journal_append_only');
    await query.query(`
      DO $$
      DECLARE
        entry journal;
        head bytea := ${GENESIS};
      BEGIN
        FOR entry IN SELECT * FROM journal ORDER BY id LOOP
          entry.previous := head;
          UPDATE journal SET previous = head, hash = journal_hash(entry) WHERE id = entry.id RETURNING hash INTO head;
        END LOOP;
      END $$`);
    await query.query('ALTER TABLE journal ENABLE TRIGGER journal_append_only');
    await query.query('ALTER TABLE journal ALTER COLUMN previous SET NOT NULL, ALTER COLUMN hash SET NOT NULL');
    await query.query(`
      CREATE FUNCTION hold_journal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(7215432);
        RETURN NULL;
      END $$`);
    await query.query(`
      CREATE FUNCTION chain_journal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.previous := coalesce((SELECT hash FROM journal ORDER BY id DESC LIMIT 1), ${GENESIS});
        NEW.hash := journal_hash(NEW);
        RETURN NEW;
      END $$`);
    await query.query(
      'CREATE TRIGGER journal_one_at_a_time BEFORE INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION hold_journal()',
    );
    await query.query(
      'CREATE TRIGGER journal_chained BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION chain_journal()',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TRIGGER journal_chained ON journal');
    await query.query('DROP TRIGGER journal_one_at_a_time ON journal');
    await query.query('DROP FUNCTION chain_journal, hold_journal, journal_hash');
    await query.query('ALTER TABLE journal DROP COLUMN previous, DROP COLUMN hash');
  }
}
