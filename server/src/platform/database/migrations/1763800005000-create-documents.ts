import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The live texts: an append-only log of updates, and what is kept beside it. */
export class CreateDocuments1763800005000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE documents (
        id uuid PRIMARY KEY,
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        template_id uuid NOT NULL,
        last_seq bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (owner_kind, owner_id)
      )`);
    await query.query(`
      CREATE TABLE document_updates (
        document_id uuid NOT NULL REFERENCES documents,
        seq bigint NOT NULL,
        bytes bytea NOT NULL,
        membership_id uuid REFERENCES memberships,
        connection_id text,
        schema_version int,
        kind text NOT NULL,
        on_behalf_of uuid,
        source_id uuid,
        at timestamptz NOT NULL,
        PRIMARY KEY (document_id, seq)
      )`);
    await query.query(`
      CREATE TRIGGER document_updates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_updates
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await query.query(`
      CREATE TABLE document_snapshots (
        document_id uuid NOT NULL REFERENCES documents,
        seq bigint NOT NULL,
        state bytea NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (document_id, seq)
      )`);
    await query.query(`
      CREATE TABLE document_clients (
        document_id uuid NOT NULL REFERENCES documents,
        client_id bigint NOT NULL,
        membership_id uuid NOT NULL REFERENCES memberships,
        first_seq bigint NOT NULL,
        PRIMARY KEY (document_id, client_id)
      )`);
    await query.query(`
      CREATE TABLE document_carries (
        document_id uuid NOT NULL REFERENCES documents,
        seq bigint NOT NULL,
        position int NOT NULL,
        from_client bigint NOT NULL,
        from_clock bigint NOT NULL,
        to_client bigint NOT NULL,
        to_clock bigint NOT NULL,
        length int NOT NULL,
        PRIMARY KEY (document_id, seq, position)
      )`);
    await query.query(`
      CREATE TABLE stranded_texts (
        id uuid PRIMARY KEY,
        document_id uuid NOT NULL REFERENCES documents,
        membership_id uuid NOT NULL REFERENCES memberships,
        section text,
        text text NOT NULL,
        at timestamptz NOT NULL,
        settled_at timestamptz
      )`);
    await query.query('CREATE INDEX stranded_texts_waiting ON stranded_texts (document_id) WHERE settled_at IS NULL');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE stranded_texts, document_carries, document_clients, document_snapshots, document_updates, documents',
    );
  }
}
