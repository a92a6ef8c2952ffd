import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record of each node's text, and what is read out of the live text after each pause: derived, can be rebuilt. */
export class CreateFiches1763800006000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE EXTENSION IF NOT EXISTS unaccent');
    await query.query('CREATE TEXT SEARCH CONFIGURATION fr (COPY = french)');
    await query.query(`
      ALTER TEXT SEARCH CONFIGURATION fr
      ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem`);
    await query.query(`
      CREATE TABLE fiches (
        node_id uuid PRIMARY KEY REFERENCES strategy_nodes,
        lifecycle text NOT NULL DEFAULT 'to-write',
        theme text,
        title text NOT NULL,
        aim text NOT NULL DEFAULT '',
        seq bigint NOT NULL DEFAULT 0,
        empty_sections text[] NOT NULL DEFAULT '{}'
      )`);
    await query.query(`
      CREATE TABLE section_texts (
        node_id uuid NOT NULL REFERENCES fiches,
        section_key text NOT NULL,
        content jsonb NOT NULL,
        plain text NOT NULL,
        search tsvector GENERATED ALWAYS AS (to_tsvector('fr'::regconfig, plain)) STORED,
        PRIMARY KEY (node_id, section_key)
      )`);
    await query.query('CREATE INDEX section_texts_search ON section_texts USING gin (search)');
    await query.query(`
      CREATE TABLE fiche_organisations (
        node_id uuid NOT NULL REFERENCES fiches,
        section_key text NOT NULL,
        position int NOT NULL,
        item_id text NOT NULL,
        role text NOT NULL,
        organisation_id uuid,
        college_id uuid,
        words text NOT NULL,
        PRIMARY KEY (node_id, section_key, position)
      )`);
    await query.query('CREATE INDEX fiche_organisations_organisation ON fiche_organisations (organisation_id)');
    await query.query(`
      CREATE TABLE fiche_indicators (
        node_id uuid NOT NULL REFERENCES fiches,
        section_key text NOT NULL,
        position int NOT NULL,
        item_id text NOT NULL,
        label text NOT NULL,
        unit text NOT NULL,
        baseline text NOT NULL,
        target text NOT NULL,
        due text NOT NULL,
        targets jsonb NOT NULL,
        PRIMARY KEY (node_id, section_key, position)
      )`);
    await query.query(`
      CREATE TABLE fiche_milestones (
        node_id uuid NOT NULL REFERENCES fiches,
        section_key text NOT NULL,
        position int NOT NULL,
        item_id text NOT NULL,
        period text NOT NULL,
        text text NOT NULL,
        status text NOT NULL,
        PRIMARY KEY (node_id, section_key, position)
      )`);
    await query.query(`
      CREATE TABLE section_changes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        node_id uuid NOT NULL REFERENCES fiches,
        section_key text NOT NULL,
        organisation_id uuid NOT NULL REFERENCES organisations,
        started_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL
      )`);
    await query.query('CREATE INDEX section_changes_node ON section_changes (node_id, ended_at DESC)');
    await query.query('CREATE INDEX section_changes_recent ON section_changes (ended_at DESC)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(
      'DROP TABLE section_changes, fiche_milestones, fiche_indicators, fiche_organisations, section_texts, fiches',
    );
    await query.query('DROP TEXT SEARCH CONFIGURATION fr');
  }
}
