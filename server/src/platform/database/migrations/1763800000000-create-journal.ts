import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts, append-only: an act that was recorded is neither changed nor removed. */
export class CreateJournal1763800000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'rows of % are never changed nor removed', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
      END $$`);
    await query.query(`
      CREATE TABLE journal (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        act text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid,
        person_id uuid,
        membership_id uuid,
        organisation_id uuid,
        details jsonb NOT NULL DEFAULT '{}'
      )`);
    await query.query('CREATE INDEX journal_subject ON journal (subject_kind, subject_id, id)');
    await query.query(`
      CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE journal');
    await query.query('DROP FUNCTION refuse_change');
  }
}
