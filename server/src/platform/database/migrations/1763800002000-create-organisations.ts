import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory: colleges (familles d’acteurs), organisations, and who belongs to them. */
export class CreateOrganisations1763800002000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE colleges (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        parent_id uuid REFERENCES colleges,
        hue smallint NOT NULL,
        position int NOT NULL
      )`);
    await query.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY,
        name text NOT NULL UNIQUE,
        acronym text,
        initials text NOT NULL,
        college_id uuid REFERENCES colleges,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await query.query(`
      CREATE TABLE organisation_aliases (
        organisation_id uuid NOT NULL REFERENCES organisations,
        alias text NOT NULL,
        PRIMARY KEY (organisation_id, alias)
      )`);
    await query.query(`
      CREATE TABLE organisation_identifiers (
        organisation_id uuid NOT NULL REFERENCES organisations,
        scheme text NOT NULL,
        value text NOT NULL,
        PRIMARY KEY (scheme, value)
      )`);
    await query.query(
      'CREATE INDEX organisation_identifiers_organisation ON organisation_identifiers (organisation_id)',
    );
    await query.query(`
      CREATE TABLE memberships (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES persons,
        organisation_id uuid NOT NULL REFERENCES organisations,
        from_day date,
        to_day date,
        may_write boolean NOT NULL DEFAULT true,
        may_send boolean NOT NULL DEFAULT false,
        may_vote boolean NOT NULL DEFAULT false,
        referent boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (person_id, organisation_id)
      )`);
    await query.query('CREATE INDEX memberships_organisation ON memberships (organisation_id)');
    await query.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        secret_hash bytea UNIQUE,
        membership_id uuid NOT NULL REFERENCES memberships,
        invited_by uuid REFERENCES memberships,
        landing text NOT NULL,
        group_id uuid,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz
      )`);
    await query.query('CREATE INDEX invitations_membership ON invitations (membership_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE invitations, memberships, organisation_identifiers, organisation_aliases, organisations, colleges',
    );
  }
}
