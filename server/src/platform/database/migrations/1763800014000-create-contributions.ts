import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each organisation brought to each text: derived from texts and ledgers, counted anew when behind. */
export class CreateContributions1763800014000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE strategies ADD COLUMN shares_in_figures boolean NOT NULL DEFAULT false');
    await query.query(`
      CREATE TABLE text_counts (
        document_id uuid PRIMARY KEY REFERENCES documents,
        seq bigint NOT NULL,
        voices text[] NOT NULL,
        characters int NOT NULL
      )`);
    await query.query(`
      CREATE TABLE text_contributions (
        document_id uuid NOT NULL REFERENCES text_counts,
        organisation_id uuid NOT NULL REFERENCES organisations,
        characters int NOT NULL,
        passages int NOT NULL,
        quotes text[] NOT NULL,
        first_at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        PRIMARY KEY (document_id, organisation_id)
      )`);
    await query.query('CREATE INDEX text_contributions_organisation ON text_contributions (organisation_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE text_contributions, text_counts');
    await query.query('ALTER TABLE strategies DROP COLUMN shares_in_figures');
  }
}
