import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Strategies, their phases and templates, their tree, and the roles held in them. */
export class CreateStrategies1763800003000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE strategies (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        levels jsonb NOT NULL,
        themes jsonb NOT NULL,
        adjustments jsonb NOT NULL DEFAULT '[]',
        current_phase_id uuid,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await query.query(`
      CREATE TABLE phases (
        id uuid PRIMARY KEY,
        strategy_id uuid NOT NULL REFERENCES strategies,
        position int NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        starts_on date,
        ends_on date,
        freezes_numbers boolean NOT NULL,
        UNIQUE (strategy_id, position) DEFERRABLE INITIALLY DEFERRED
      )`);
    await query.query(
      'ALTER TABLE strategies ADD FOREIGN KEY (current_phase_id) REFERENCES phases DEFERRABLE INITIALLY DEFERRED',
    );
    await query.query(`
      CREATE TABLE templates (
        id uuid PRIMARY KEY,
        strategy_id uuid NOT NULL REFERENCES strategies,
        key text NOT NULL,
        version int NOT NULL,
        body jsonb NOT NULL,
        UNIQUE (strategy_id, key, version)
      )`);
    await query.query(`
      CREATE TABLE strategy_nodes (
        id uuid PRIMARY KEY,
        strategy_id uuid NOT NULL REFERENCES strategies,
        parent_id uuid REFERENCES strategy_nodes,
        use text NOT NULL CHECK (use IN ('branch', 'chapter', 'fiche')),
        level text,
        position int NOT NULL,
        template_id uuid NOT NULL REFERENCES templates,
        fixed_number text,
        document_id uuid NOT NULL UNIQUE,
        removed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await query.query('CREATE INDEX strategy_nodes_strategy ON strategy_nodes (strategy_id, parent_id, position)');
    await query.query(`
      CREATE TABLE strategy_roles (
        strategy_id uuid NOT NULL REFERENCES strategies,
        membership_id uuid NOT NULL REFERENCES memberships,
        role text NOT NULL CHECK (role IN ('moderator', 'commenter', 'reader')),
        PRIMARY KEY (strategy_id, membership_id, role)
      )`);
    await query.query('CREATE INDEX strategy_roles_membership ON strategy_roles (membership_id)');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE strategies DROP COLUMN current_phase_id');
    await query.query('DROP TABLE strategy_roles, strategy_nodes, templates, phases, strategies');
  }
}
