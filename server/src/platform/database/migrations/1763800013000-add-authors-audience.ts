import type { MigrationInterface, QueryRunner } from 'typeorm';

/** To whom a strategy shows who wrote what. */
export class AddAuthorsAudience1763800013000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query("ALTER TABLE strategies ADD COLUMN authors_shown_to text NOT NULL DEFAULT 'members'");
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE strategies DROP COLUMN authors_shown_to');
  }
}
