import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working groups and instances: who sits in them, which fiches they are in charge of. */
export class CreateGroups1763800004000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE groups (
        id uuid PRIMARY KEY,
        strategy_id uuid NOT NULL REFERENCES strategies,
        kind text NOT NULL CHECK (kind IN ('group', 'instance')),
        name text NOT NULL,
        purpose text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (strategy_id, name)
      )`);
    await query.query(`
      CREATE TABLE seats (
        group_id uuid NOT NULL REFERENCES groups,
        membership_id uuid NOT NULL REFERENCES memberships,
        role text NOT NULL CHECK (role IN ('animateur', 'contributor', 'member')),
        PRIMARY KEY (group_id, membership_id)
      )`);
    await query.query('CREATE INDEX seats_membership ON seats (membership_id)');
    await query.query(`
      CREATE TABLE charges (
        group_id uuid NOT NULL REFERENCES groups,
        node_id uuid NOT NULL REFERENCES strategy_nodes,
        PRIMARY KEY (group_id, node_id)
      )`);
    await query.query('CREATE INDEX charges_node ON charges (node_id)');
    await query.query('ALTER TABLE invitations ADD FOREIGN KEY (group_id) REFERENCES groups');
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE invitations DROP CONSTRAINT invitations_group_id_fkey');
    await query.query('DROP TABLE charges, seats, groups');
  }
}
