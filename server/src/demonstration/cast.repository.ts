import type { DemoPerson } from '@diapason/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Row {
  id: string;
  name: string;
  job_title: string | null;
  organisations: string[];
  administrator: boolean;
  strategy_roles: string[];
  seats: { role: string; of: string; kind: string }[];
}

const ORDER = ['administrator', 'moderator', 'animateur', 'contributor', 'member', 'commenter', 'reader'];

/** The people of the demonstration, with what each can be tried for. */
@Injectable()
export class CastRepository {
  constructor(private readonly dataSource: DataSource) {}

  async people(): Promise<DemoPerson[]> {
    const rows = await this.dataSource.manager.query<Row[]>(`
      SELECT p.id, p.given_name || ' ' || p.family_name AS name, p.job_title, p.administrator,
             array(SELECT o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id WHERE m.person_id = p.id ORDER BY o.name) AS organisations,
             array(SELECT DISTINCT r.role FROM strategy_roles r JOIN memberships m ON m.id = r.membership_id WHERE m.person_id = p.id) AS strategy_roles,
             (SELECT coalesce(json_agg(json_build_object('role', s.role, 'of', g.name, 'kind', g.kind) ORDER BY g.name), '[]')
              FROM seats s JOIN groups g ON g.id = s.group_id JOIN memberships m ON m.id = s.membership_id WHERE m.person_id = p.id) AS seats
      FROM persons p WHERE p.erased_at IS NULL ORDER BY p.family_name`);
    return rows
      .map(({ id, name, job_title, organisations, administrator, strategy_roles, seats }) => ({
        id,
        name,
        jobTitle: job_title,
        organisations,
        roles: [
          ...(administrator ? [{ role: 'administrator', of: null }] : []),
          ...strategy_roles.map((role) => ({ role, of: null })),
          ...seats.map(({ role, of }) => ({ role, of })),
        ].toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role)),
      }))
      .toSorted((a, b) => rank(a) - rank(b));
  }
}

const rank = ({ roles }: DemoPerson): number => ORDER.indexOf(roles[0]?.role ?? 'reader');
