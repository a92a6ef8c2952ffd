import { randomUUID } from 'node:crypto';
import type { Template as TemplateBody } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { Phase } from './phase.entity.js';
import { Strategy } from './strategy.entity.js';
import { StrategyNode } from './strategy-node.entity.js';
import { StrategyRole } from './strategy-role.entity.js';
import { Template } from './template.entity.js';

@Injectable()
export class StrategiesRepository {
  constructor(private readonly dataSource: DataSource) {}

  allStrategies(): Promise<Strategy[]> {
    return this.dataSource.manager.find(Strategy, { order: { name: 'ASC' } });
  }

  findStrategy(id: string): Promise<Strategy | null> {
    return this.dataSource.manager.findOneBy(Strategy, { id });
  }

  findStrategyBySlug(slug: string): Promise<Strategy | null> {
    return this.dataSource.manager.findOneBy(Strategy, { slug });
  }

  phasesOf(strategyId: string): Promise<Phase[]> {
    return this.dataSource.manager.find(Phase, { where: { strategyId }, order: { position: 'ASC' } });
  }

  findPhases(ids: string[]): Promise<Phase[]> {
    return this.dataSource.manager.findBy(Phase, { id: In(ids) });
  }

  /** The newest version of each template. */
  templatesOf(strategyId: string): Promise<Template[]> {
    return this.dataSource.manager
      .createQueryBuilder(Template, 'template')
      .distinctOn(['template.key'])
      .where('template.strategyId = :strategyId', { strategyId })
      .orderBy({ 'template.key': 'ASC', 'template.version': 'DESC' })
      .getMany();
  }

  findTemplates(ids: string[]): Promise<Template[]> {
    return this.dataSource.manager.findBy(Template, { id: In(ids) });
  }

  rolesOf(strategyId: string, membershipId: string): Promise<StrategyRole[]> {
    return this.dataSource.manager.findBy(StrategyRole, { strategyId, membershipId });
  }

  allRolesOf(membershipIds: string[]): Promise<StrategyRole[]> {
    return this.dataSource.manager.findBy(StrategyRole, { membershipId: In(membershipIds) });
  }

  findNode(id: string): Promise<StrategyNode | null> {
    return this.dataSource.manager.findOneBy(StrategyNode, { id, removedAt: IsNull() });
  }

  findNodeByDocument(documentId: string): Promise<StrategyNode | null> {
    return this.dataSource.manager.findOneBy(StrategyNode, { documentId, removedAt: IsNull() });
  }

  /** Nodes of a strategy, siblings in their order. */
  nodesOf(strategyId: string): Promise<StrategyNode[]> {
    return this.dataSource.manager.find(StrategyNode, {
      where: { strategyId, removedAt: IsNull() },
      order: { position: 'ASC' },
    });
  }

  async addStrategy(
    act: Act,
    strategy: Omit<Strategy, 'currentPhaseId' | 'adjustments' | 'authorsShownTo' | 'sharesInFigures'>,
    phases: Omit<Phase, 'strategyId'>[],
  ): Promise<void> {
    await act.manager.insert(Strategy, { ...strategy, adjustments: [] });
    await act.manager.insert(
      Phase,
      phases.map((phase) => ({ ...phase, strategyId: strategy.id })),
    );
    await act.manager.update(Strategy, { id: strategy.id }, { currentPhaseId: (phases[0] as Phase).id });
  }

  async changeStrategy(act: Act, id: string, change: Partial<Strategy>): Promise<void> {
    if (Object.keys(change).length > 0) await act.manager.update(Strategy, { id }, change);
  }

  /** Makes the phases of a strategy those given, in their order; a phase left out is removed. */
  async replacePhases(act: Act, strategyId: string, phases: Omit<Phase, 'strategyId'>[]): Promise<void> {
    const kept = phases.map(({ id }) => id);
    const gone = (await act.manager.findBy(Phase, { strategyId })).filter(({ id }) => !kept.includes(id));
    if (gone.length > 0) await act.manager.delete(Phase, { id: In(gone.map(({ id }) => id)) });
    for (const phase of phases) await act.manager.save(Phase, { ...phase, strategyId });
  }

  async addTemplate(act: Act, strategyId: string, body: TemplateBody, version: number): Promise<string> {
    const id = randomUUID();
    await act.manager.insert(Template, { id, strategyId, key: body.key, version, body });
    return id;
  }

  async setRole(act: Act, role: StrategyRole, held: boolean): Promise<void> {
    if (held) await act.manager.upsert(StrategyRole, role, ['strategyId', 'membershipId', 'role']);
    else await act.manager.delete(StrategyRole, role);
  }

  async addNode(act: Act, node: Omit<StrategyNode, 'removedAt'>): Promise<void> {
    await act.manager.insert(StrategyNode, node);
  }

  async changeNode(act: Act, id: string, change: Partial<StrategyNode>): Promise<void> {
    await act.manager.update(StrategyNode, { id }, change);
  }

  /** One change of a tree at a time, so that two moves never make a loop nor lose a place. */
  async lockTree(act: Act, strategyId: string): Promise<StrategyNode[]> {
    await act.manager.query('SELECT 1 FROM strategies WHERE id = $1 FOR UPDATE', [strategyId]);
    return act.manager.find(StrategyNode, { where: { strategyId, removedAt: IsNull() }, order: { position: 'ASC' } });
  }

  async placeSiblings(act: Act, ids: string[]): Promise<void> {
    await act.manager.query(
      `UPDATE strategy_nodes SET position = sibling.position
       FROM unnest($1::uuid[]) WITH ORDINALITY AS sibling (id, position) WHERE strategy_nodes.id = sibling.id`,
      [ids],
    );
  }
}
