import { randomUUID } from 'node:crypto';
import type { RefusalRule, RefusedUpdate } from '@diapason/collab';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Act } from '../../platform/database/act.js';

/** How much of an update is kept, in bytes, and how many of one membership: whoever pours in more pushes out their own. */
const KEPT_BYTES = 64 * 1024;
const KEPT_UPDATES = 100;
const MAX_LISTED = 200;

export interface QuarantinedUpdate {
  id: string;
  ownerKind: string;
  owner: string;
  membership: string | null;
  rule: RefusalRule;
  size: number;
  at: Date;
}

/** Updates that were refused. Written outside acts: nothing of the product changes by them. */
@Injectable()
export class QuarantineRepository {
  constructor(private readonly dataSource: DataSource) {}

  async keep(documentId: string, { update, author, connection, code, rule, at }: RefusedUpdate): Promise<void> {
    const { manager } = this.dataSource;
    const membership = author.membership || null;
    await manager.query(
      `INSERT INTO quarantined_updates (id, document_id, membership_id, connection_id, code, rule, size, bytes, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        documentId,
        membership,
        connection,
        code,
        rule,
        update.length,
        Buffer.from(update.subarray(0, KEPT_BYTES)),
        new Date(at),
      ],
    );
    await manager.query(
      `DELETE FROM quarantined_updates WHERE id IN (
         SELECT id FROM quarantined_updates WHERE membership_id IS NOT DISTINCT FROM $1 ORDER BY at DESC, id OFFSET ${KEPT_UPDATES})`,
      [membership],
    );
  }

  /** The newest first, without what they say. */
  newest(): Promise<QuarantinedUpdate[]> {
    return this.dataSource.manager.query(
      `SELECT q.id, d.owner_kind AS "ownerKind", d.owner_id AS owner, q.membership_id AS membership, q.rule, q.size, q.at
       FROM quarantined_updates q JOIN documents d ON d.id = q.document_id ORDER BY q.at DESC, q.id LIMIT ${MAX_LISTED}`,
    );
  }

  /** Erases what someone sent who is no more. */
  async eraseOf(act: Act, memberships: string[]): Promise<void> {
    await act.manager.query('DELETE FROM quarantined_updates WHERE membership_id = ANY($1)', [memberships]);
  }

  async erase(before: Date): Promise<void> {
    await this.dataSource.manager.query('DELETE FROM quarantined_updates WHERE at < $1', [before]);
  }
}
