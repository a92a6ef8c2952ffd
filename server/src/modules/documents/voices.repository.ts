import type { Author, Voice } from '@diapason/collab';
import type { Named } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { authorColumn } from './ledger.repository.js';

/** Someone types for someone else in a text. */
export interface OpenedVoice extends Named {
  id: Voice;
  document: string;
  ownerKind: string;
  owner: string;
  typist: Author;
  /** The membership that is named, where it is a person. */
  membership: string | null;
  openedAt: Date;
  declined: boolean;
}

export type NewOpenedVoice = Pick<OpenedVoice, 'id' | 'document' | 'kind' | 'membership' | 'organisation' | 'group'> & {
  typist: string;
};

const SELECT = `SELECT v.id, v.document_id AS document, d.owner_kind AS "ownerKind", d.owner_id AS owner, v.kind,
    ${authorColumn('m', 'typist')}, v.for_membership AS membership, n.person_id AS person,
    coalesce(v.for_organisation, n.organisation_id) AS organisation, v.for_group AS "group",
    v.opened_at AS "openedAt", v.declined_at IS NOT NULL AS declined
  FROM voices v JOIN documents d ON d.id = v.document_id JOIN memberships m ON m.id = v.membership_id
  LEFT JOIN memberships n ON n.id = v.for_membership`;

@Injectable()
export class VoicesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(ids: readonly Voice[]): Promise<OpenedVoice[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.select('v.id = ANY($1)', [ids]);
  }

  /** All those of a text. */
  ofDocument(document: string): Promise<OpenedVoice[]> {
    return this.select('v.document_id = $1', [document]);
  }

  /** Those that a membership opened in a text. */
  openedBy(document: string, membership: string): Promise<OpenedVoice[]> {
    return this.select('v.document_id = $1 AND v.membership_id = $2', [document, membership]);
  }

  /** Those that name a person, an organisation or one of some groups; the newest first. */
  naming(person: string, organisation: string | null, groups: readonly string[]): Promise<OpenedVoice[]> {
    return this.select('n.person_id = $1 OR v.for_organisation = $2 OR v.for_group = ANY($3)', [
      person,
      organisation,
      groups,
    ]);
  }

  async add(act: Act, { id, document, typist, kind, membership, organisation, group }: NewOpenedVoice): Promise<void> {
    await act.manager.query(
      `INSERT INTO voices (id, document_id, membership_id, kind, for_membership, for_organisation, for_group, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, document, typist, kind, membership, organisation, group, act.at],
    );
  }

  async setDeclined(act: Act, id: Voice, declined: boolean): Promise<void> {
    await act.manager.query('UPDATE voices SET declined_at = $2, declined_by = $3 WHERE id = $1', [
      id,
      declined ? act.at : null,
      declined ? act.actor.membership : null,
    ]);
  }

  private select(where: string, parameters: unknown[]): Promise<OpenedVoice[]> {
    return this.dataSource.manager.query(`${SELECT} WHERE ${where} ORDER BY v.opened_at DESC, v.id`, parameters);
  }
}
