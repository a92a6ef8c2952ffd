import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a person is forgotten: their row stays, since acts and texts point to it, and says nothing of them. */
export class ErasePersons1763800011100 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE persons ADD COLUMN erased_at timestamptz');
    // Those whom an operator forgot by hand, as the documentation said.
    await query.query(
      `UPDATE persons SET given_name = '', family_name = '', erased_at = now() WHERE email = id || '@invalid'`,
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE persons DROP COLUMN erased_at');
  }
}
