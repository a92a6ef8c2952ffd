import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wrote each character of the live texts and who took which out: derived from their logs, kept beside them. */
export class CreateLedger1763800012000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    // Documents that were written before there was a ledger have one folded from their log when they are next opened.
    await query.query('ALTER TABLE documents ADD COLUMN ledger_seq bigint NOT NULL DEFAULT 0');
    await query.query(`
      CREATE TABLE author_runs (
        document_id uuid NOT NULL REFERENCES documents,
        client_id bigint NOT NULL,
        clock bigint NOT NULL,
        length int NOT NULL CHECK (length > 0),
        membership_id uuid REFERENCES memberships,
        kind text NOT NULL,
        moved_by uuid REFERENCES memberships,
        at timestamptz NOT NULL,
        PRIMARY KEY (document_id, client_id, clock)
      )`);
    await query.query(`
      CREATE TABLE delete_runs (
        document_id uuid NOT NULL REFERENCES documents,
        position int NOT NULL,
        client_id bigint NOT NULL,
        clock bigint NOT NULL,
        length int NOT NULL CHECK (length > 0),
        membership_id uuid REFERENCES memberships,
        at timestamptz NOT NULL,
        PRIMARY KEY (document_id, position)
      )`);
    await query.query('CREATE INDEX author_runs_membership ON author_runs (membership_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE delete_runs, author_runs');
    await query.query('ALTER TABLE documents DROP COLUMN ledger_seq');
  }
}
