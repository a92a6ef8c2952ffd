import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Updates of live texts that were refused, kept a while for administrators: the log never holds them. */
export class CreateQuarantine1763800010000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE quarantined_updates (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES documents,
        membership_id uuid REFERENCES memberships,
        connection_id text NOT NULL,
        code text NOT NULL,
        rule text NOT NULL,
        size int NOT NULL,
        bytes bytea NOT NULL,
        at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX quarantined_updates_by_membership ON quarantined_updates (membership_id, at)');
    await query.query('CREATE INDEX quarantined_updates_by_time ON quarantined_updates (at)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE quarantined_updates');
  }
}
