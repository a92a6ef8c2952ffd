import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom words are typed for, when it is not who types them: once for each text, typist and named. */
export class CreateVoices1763800016000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE voices (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES documents,
        membership_id uuid NOT NULL REFERENCES memberships,
        kind text NOT NULL CHECK (kind IN ('person', 'organisation', 'group', 'redaction')),
        for_membership uuid REFERENCES memberships,
        for_organisation uuid REFERENCES organisations,
        for_group uuid REFERENCES groups,
        opened_at timestamptz NOT NULL,
        declined_at timestamptz,
        declined_by uuid REFERENCES memberships,
        CHECK ((kind = 'person') = (for_membership IS NOT NULL)),
        CHECK ((kind = 'organisation') = (for_organisation IS NOT NULL)),
        CHECK ((kind = 'group') = (for_group IS NOT NULL)),
        UNIQUE NULLS NOT DISTINCT (document_id, membership_id, kind, for_membership, for_organisation, for_group)
      )`);
    await query.query('CREATE INDEX voices_for_membership ON voices (for_membership)');
    await query.query('CREATE INDEX voices_for_organisation ON voices (for_organisation)');
    await query.query('CREATE INDEX voices_for_group ON voices (for_group)');
    await query.query('ALTER TABLE document_clients ADD COLUMN voice_id uuid REFERENCES voices');
    await query.query('ALTER TABLE author_runs ADD COLUMN voice_id uuid REFERENCES voices');
    await query.query('ALTER TABLE document_updates RENAME COLUMN on_behalf_of TO voice_id');
    await query.query(
      'ALTER TABLE document_updates ADD CONSTRAINT document_updates_voice FOREIGN KEY (voice_id) REFERENCES voices',
    );
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE document_updates DROP CONSTRAINT document_updates_voice');
    await query.query('ALTER TABLE document_updates RENAME COLUMN voice_id TO on_behalf_of');
    await query.query('ALTER TABLE author_runs DROP COLUMN voice_id');
    await query.query('ALTER TABLE document_clients DROP COLUMN voice_id');
    await query.query('DROP TABLE voices');
  }
}
