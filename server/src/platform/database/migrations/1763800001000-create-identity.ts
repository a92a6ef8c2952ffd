import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, and the ways they come in. Names and addresses stand in `persons` alone. */
export class CreateIdentity1763800001000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE persons (
        id uuid PRIMARY KEY,
        given_name text NOT NULL,
        family_name text NOT NULL,
        email text NOT NULL,
        job_title text,
        locale text NOT NULL DEFAULT 'fr',
        announcements text NOT NULL DEFAULT 'all',
        administrator boolean NOT NULL DEFAULT false,
        last_visit_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await query.query('CREATE UNIQUE INDEX persons_email ON persons (lower(email))');
    await query.query(`
      CREATE TABLE sign_in_attempts (
        id uuid PRIMARY KEY,
        person_id uuid REFERENCES persons,
        code_hash bytea,
        secret_hash bytea,
        browser_hash bytea NOT NULL,
        landing text NOT NULL,
        tries int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        consumed_at timestamptz
      )`);
    await query.query('CREATE INDEX sign_in_attempts_person ON sign_in_attempts (person_id, created_at)');
    await query.query('CREATE INDEX sign_in_attempts_browser ON sign_in_attempts (browser_hash)');
    await query.query(`
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        secret_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES persons,
        device text NOT NULL,
        created_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      )`);
    await query.query('CREATE INDEX sessions_person ON sessions (person_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE sessions, sign_in_attempts, persons');
  }
}
