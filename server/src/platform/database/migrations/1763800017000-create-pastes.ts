import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say they pasted, by the ids of their updates. */
export class CreatePastes1763800017000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE document_pastes (
        document_id uuid NOT NULL REFERENCES documents,
        seq bigint NOT NULL,
        client_id bigint NOT NULL,
        clock bigint NOT NULL,
        length int NOT NULL CHECK (length > 0),
        PRIMARY KEY (document_id, seq, client_id, clock)
      )`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE document_pastes');
  }
}
