import { randomUUID } from 'node:crypto';
import { DomainError, placementFault } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { Act } from '../../platform/database/act.js';
import { NodeAdded, StrategyChanged } from './strategies.events.js';
import { StrategiesRepository } from './strategies.repository.js';
import { StrategiesService } from './strategies.service.js';
import type { StrategyNode } from './strategy-node.entity.js';
import type { Template } from './template.entity.js';
import { inTreeOrder, isWithin, type NumberedNode } from './tree.js';

/** The tree of a strategy. Who may change it is asked by its callers, who know the state of the fiches. */
@Injectable()
export class TreeService {
  constructor(
    private readonly repository: StrategiesRepository,
    private readonly strategies: StrategiesService,
  ) {}

  async node(id: string): Promise<StrategyNode> {
    const node = await this.repository.findNode(id);
    if (!node) throw new DomainError('NOT_FOUND');
    return node;
  }

  nodeOfDocument(documentId: string): Promise<StrategyNode | null> {
    return this.repository.findNodeByDocument(documentId);
  }

  async nodes(strategyId: string): Promise<NumberedNode[]> {
    const { levels } = await this.strategies.strategy(strategyId);
    return inTreeOrder(await this.repository.nodesOf(strategyId), levels);
  }

  async templates(ids: Iterable<string>): Promise<Map<string, Template>> {
    const templates = await this.repository.findTemplates([...new Set(ids)]);
    return new Map(templates.map((template) => [template.id, template]));
  }

  async template(id: string): Promise<Template> {
    const template = (await this.templates([id])).get(id);
    if (!template) throw new DomainError('NOT_FOUND');
    return template;
  }

  /** Puts a new node in its place, and gives it. */
  async add(
    act: Act,
    strategyId: string,
    {
      templateId,
      parent,
      level,
      position,
    }: { templateId: string; parent: string | null; level: string | null; position?: number },
  ): Promise<StrategyNode> {
    const template = await this.template(templateId);
    if (template.strategyId !== strategyId) throw new DomainError('NOT_FOUND');
    const nodes = await this.repository.lockTree(act, strategyId);
    const id = randomUUID();
    const node = {
      id,
      strategyId,
      parentId: parent,
      use: template.body.use,
      level,
      position: 0,
      templateId,
      fixedNumber: null,
      documentId: randomUUID(),
      removedAt: null,
    };
    await this.refuseMisplaced(node, parent, nodes);
    await this.repository.addNode(act, node);
    const siblings = nodes.filter(({ parentId }) => parentId === parent).map((sibling) => sibling.id);
    await this.repository.placeSiblings(act, siblings.toSpliced(position ?? siblings.length, 0, id));
    act.tell(new NodeAdded(id, strategyId));
    act.tell(new StrategyChanged(strategyId));
    return node;
  }

  async move(act: Act, id: string, parent: string | null, position: number): Promise<void> {
    const { strategyId } = await this.node(id);
    const nodes = await this.repository.lockTree(act, strategyId);
    const node = nodes.find((each) => each.id === id);
    if (!node) throw new DomainError('NOT_FOUND');
    if (parent !== null && isWithin(nodes, parent, id)) throw new DomainError('NODE_INSIDE_ITSELF');
    await this.refuseMisplaced(node, parent, nodes);
    await this.repository.changeNode(act, id, { parentId: parent });
    const siblings = nodes.filter((each) => each.parentId === parent && each.id !== id).map((sibling) => sibling.id);
    await this.repository.placeSiblings(act, siblings.toSpliced(position, 0, id));
    if (node.parentId !== parent) await this.closeGap(act, node, nodes);
    act.tell(new StrategyChanged(strategyId));
  }

  async setNumber(act: Act, id: string, number: string | null): Promise<void> {
    const { strategyId } = await this.node(id);
    await this.repository.changeNode(act, id, { fixedNumber: number });
    act.tell(new StrategyChanged(strategyId));
  }

  /** Takes a node out of the tree; its text and history stay. */
  async remove(act: Act, id: string): Promise<void> {
    const { strategyId } = await this.node(id);
    const nodes = await this.repository.lockTree(act, strategyId);
    const node = nodes.find((each) => each.id === id);
    if (!node) throw new DomainError('NOT_FOUND');
    if (nodes.some(({ parentId }) => parentId === id)) throw new DomainError('NODE_NOT_EMPTY');
    await this.repository.changeNode(act, id, { removedAt: act.at });
    await this.closeGap(act, node, nodes);
    act.tell(new StrategyChanged(strategyId));
  }

  /** Those a node leaves behind are 1 … n again. */
  private async closeGap(act: Act, left: StrategyNode, nodes: readonly StrategyNode[]): Promise<void> {
    const behind = nodes.filter(({ id, parentId }) => parentId === left.parentId && id !== left.id);
    await this.repository.placeSiblings(
      act,
      behind.map(({ id }) => id),
    );
  }

  private async refuseMisplaced(
    node: Pick<StrategyNode, 'use' | 'level' | 'strategyId'>,
    parentId: string | null,
    nodes: readonly StrategyNode[],
  ): Promise<void> {
    const { levels } = await this.strategies.strategy(node.strategyId);
    const parent = parentId === null ? null : nodes.find(({ id }) => id === parentId);
    if (parent === undefined) throw new DomainError('NOT_FOUND');
    const fault = placementFault(node, parent, levels);
    if (fault) throw new DomainError(fault);
  }
}
