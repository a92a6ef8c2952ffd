import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which field words are the value that are offered back. */
export class AddStrandedField1763800018000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE stranded_texts ADD COLUMN field text');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE stranded_texts DROP COLUMN field');
  }
}
