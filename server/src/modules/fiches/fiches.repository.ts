import type { SectionText } from '@diapason/contracts';
import type { IndicatorItem, MilestoneItem, OrganisationItem } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { Fiche } from './fiche.entity.js';

/** A section as it was last read out of the live text. */
export interface ProjectedSection {
  key: string;
  content: SectionText;
  plain: string;
  organisations: OrganisationItem[];
  indicators: IndicatorItem[];
  milestones: MilestoneItem[];
}

export interface Projection {
  seq: number;
  title: string;
  aim: string;
  emptySections: string[];
  /** The sections that changed. */
  sections: ProjectedSection[];
}

export interface RecentChange {
  node: string;
  /** Last change first, and some of them more than once. */
  sections: string[];
  organisations: string[];
  at: Date;
}

export interface Hit {
  node: string;
  section: string;
  excerpt: string;
}

/** Moments of work closer than this are one. */
const MOMENT = '15 minutes';

@Injectable()
export class FichesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(nodeId: string): Promise<Fiche | null> {
    return this.dataSource.manager.findOneBy(Fiche, { nodeId });
  }

  findAll(nodeIds: string[]): Promise<Fiche[]> {
    return this.dataSource.manager.findBy(Fiche, { nodeId: In(nodeIds) });
  }

  async add(act: Act, nodeId: string, title: string, emptySections: string[]): Promise<void> {
    await act.manager.insert(Fiche, { nodeId, title, emptySections });
  }

  async change(act: Act, nodeId: string, change: Partial<Pick<Fiche, 'lifecycle' | 'theme'>>): Promise<void> {
    if (Object.keys(change).length > 0) await act.manager.update(Fiche, { nodeId }, change);
  }

  /** The nodes whose text was read out before the given update. */
  async behind(heads: readonly { node: string; seq: number }[]): Promise<string[]> {
    const rows = await this.dataSource.manager.query<{ node: string }[]>(
      `SELECT node_id AS node FROM fiches JOIN unnest($1::uuid[], $2::bigint[]) AS head (node, last) ON node = node_id
       WHERE seq < last`,
      [heads.map(({ node }) => node), heads.map(({ seq }) => seq)],
    );
    return rows.map(({ node }) => node);
  }

  async sections(nodeId: string): Promise<Map<string, SectionText>> {
    const rows = await this.dataSource.manager.query<{ section_key: string; content: SectionText }[]>(
      'SELECT section_key, content FROM section_texts WHERE node_id = $1',
      [nodeId],
    );
    return new Map(rows.map(({ section_key, content }) => [section_key, content]));
  }

  /** The organisations of the directory that each node names, with their roles. */
  namedOrganisations(nodeIds: string[]): Promise<{ node: string; organisation: string; role: string }[]> {
    return this.dataSource.manager.query(
      `SELECT DISTINCT node_id AS node, organisation_id AS organisation, role FROM fiche_organisations
       WHERE node_id = ANY($1) AND organisation_id IS NOT NULL`,
      [nodeIds],
    );
  }

  nodesNaming(organisation: string): Promise<{ node: string; role: string }[]> {
    return this.dataSource.manager.query(
      'SELECT DISTINCT node_id AS node, role FROM fiche_organisations WHERE organisation_id = $1',
      [organisation],
    );
  }

  /** The last moment of work on each node: when, and in whose names. */
  async lastChanges(nodeIds: string[]): Promise<Map<string, { at: Date; organisations: string[] }>> {
    const rows = await this.dataSource.manager.query<{ node: string; at: Date; organisations: string[] }[]>(
      `SELECT node_id AS node, max(ended_at) AS at,
              array_agg(DISTINCT organisation_id) FILTER (WHERE ended_at > last - interval '${MOMENT}') AS organisations
       FROM (SELECT *, max(ended_at) OVER (PARTITION BY node_id) AS last FROM section_changes WHERE node_id = ANY($1)) AS changes
       GROUP BY node_id`,
      [nodeIds],
    );
    return new Map(rows.map(({ node, at, organisations }) => [node, { at, organisations }]));
  }

  /** What was worked on since a time, newest first: where in it, and in whose names. */
  changesSince(nodeIds: string[], since: Date, limit: number): Promise<RecentChange[]> {
    return this.dataSource.manager.query(
      `SELECT node_id AS node, max(ended_at) AS at, array_agg(section_key ORDER BY ended_at DESC) AS sections,
              array_agg(organisation_id ORDER BY ended_at DESC) AS organisations
       FROM section_changes WHERE node_id = ANY($1) AND ended_at > $2
       GROUP BY node_id ORDER BY max(ended_at) DESC LIMIT $3`,
      [nodeIds, since, limit],
    );
  }

  /** Sections of these nodes in which all the words are found, best first; accents, plurals and endings are forgiven. */
  search(nodeIds: string[], words: string, limit: number): Promise<Hit[]> {
    return this.dataSource.manager.query(
      `SELECT node_id AS node, section_key AS section,
              ts_headline('fr', plain, query, 'StartSel=\u0001, StopSel=\u0001, MaxWords=28, MinWords=12, MaxFragments=1') AS excerpt
       FROM section_texts, websearch_to_tsquery('fr', $2) AS query
       WHERE node_id = ANY($1) AND search @@ query
       ORDER BY (section_key = 'title') DESC, ts_rank(search, query) DESC, node_id LIMIT $3`,
      [nodeIds, words, limit],
    );
  }

  // What follows is derived from the live text and can be rebuilt from it: written outside acts.

  async saveProjection(nodeId: string, { seq, title, aim, emptySections, sections }: Projection): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [, updated] = await manager.query<[unknown, number]>(
        `UPDATE fiches SET seq = $2, title = $3, aim = $4, empty_sections = $5,
                lifecycle = CASE WHEN lifecycle = 'to-write' AND $6 THEN 'drafting' ELSE lifecycle END
         WHERE node_id = $1 AND seq <= $2`,
        [nodeId, seq, title, aim, emptySections, sections.some(({ key, plain }) => key !== 'title' && plain !== '')],
      );
      // A projection that comes late, after a newer one, is of no use.
      if (updated === 0) return;
      for (const section of sections) await saveSection(manager, nodeId, section);
    });
  }

  /** Notes that a section was changed in someone's name: the moment under way is prolonged, or a new one begins. */
  async noteChange(nodeId: string, section: string, organisation: string, at: Date): Promise<void> {
    await this.dataSource.manager.query(
      `WITH prolonged AS (
         UPDATE section_changes SET ended_at = $4
         WHERE id = (SELECT id FROM section_changes
                     WHERE node_id = $1 AND section_key = $2 AND organisation_id = $3 AND ended_at > $4::timestamptz - interval '${MOMENT}'
                     ORDER BY ended_at DESC LIMIT 1)
         RETURNING id)
       INSERT INTO section_changes (node_id, section_key, organisation_id, started_at, ended_at)
       SELECT $1, $2, $3, $4, $4 WHERE NOT EXISTS (SELECT 1 FROM prolonged)`,
      [nodeId, section, organisation, at],
    );
  }
}

async function saveSection(manager: EntityManager, nodeId: string, section: ProjectedSection): Promise<void> {
  const { key, content, plain, organisations, indicators, milestones } = section;
  await manager.query(
    `INSERT INTO section_texts (node_id, section_key, content, plain) VALUES ($1, $2, $3, $4)
     ON CONFLICT (node_id, section_key) DO UPDATE SET content = excluded.content, plain = excluded.plain`,
    [nodeId, key, content, plain],
  );
  await replaceItems(
    manager,
    'fiche_organisations',
    nodeId,
    key,
    organisations.map(({ id, role, organisation, college, words }) => ({
      item_id: id,
      role,
      organisation_id: organisation || null,
      college_id: college || null,
      words,
    })),
  );
  await replaceItems(
    manager,
    'fiche_indicators',
    nodeId,
    key,
    indicators.map(({ id, label, unit, baseline, target, due, targets }) => ({
      item_id: id,
      label,
      unit,
      baseline,
      target,
      due,
      targets,
    })),
  );
  await replaceItems(
    manager,
    'fiche_milestones',
    nodeId,
    key,
    milestones.map(({ id, period, text, status }) => ({
      item_id: id,
      period,
      text,
      status,
    })),
  );
}

async function replaceItems(
  manager: EntityManager,
  table: 'fiche_organisations' | 'fiche_indicators' | 'fiche_milestones',
  nodeId: string,
  section: string,
  items: Record<string, unknown>[],
): Promise<void> {
  await manager.query(`DELETE FROM ${table} WHERE node_id = $1 AND section_key = $2`, [nodeId, section]);
  if (items.length === 0) return;
  const rows = items.map((item, position) => ({ node_id: nodeId, section_key: section, position, ...item }));
  await manager.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [
    JSON.stringify(rows),
  ]);
}
