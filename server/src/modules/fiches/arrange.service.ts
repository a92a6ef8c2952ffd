import type { FicheSteering, NewNode, NodeMove } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { AccessService, StrategyChanged, type StrategyNode, TreeService } from '../strategies/index.js';
import { FicheSteered } from './fiches.events.js';
import { FichesRepository } from './fiches.repository.js';

/** What is done to a fiche as a whole: entering the tree, moving in it, leaving it, being frozen or opened. */
@Injectable()
export class ArrangeService {
  constructor(
    private readonly repository: FichesRepository,
    private readonly tree: TreeService,
    private readonly access: AccessService,
    private readonly acts: Acts,
  ) {}

  async add(
    actor: Actor,
    strategyId: string,
    { template, title, ...place }: z.output<typeof NewNode>,
  ): Promise<string> {
    (await this.access.standing(actor, strategyId)).assert('node.arrange');
    const { body } = await this.tree.template(template);
    return this.acts.act(actor, 'node.added', { kind: 'strategy', id: strategyId }, async (act) => {
      const node = await this.tree.add(act, strategyId, { templateId: template, ...place });
      await this.repository.add(
        act,
        node.id,
        title,
        body.sections.map(({ key }) => key),
      );
      return node.id;
    });
  }

  async move(actor: Actor, id: string, { parent, position }: NodeMove): Promise<void> {
    await this.assertArrange(actor, id);
    await this.acts.act(actor, 'node.moved', { kind: 'node', id }, (act) => this.tree.move(act, id, parent, position), {
      parent,
      position,
    });
  }

  async setNumber(actor: Actor, id: string, number: string | null): Promise<void> {
    await this.assertArrange(actor, id);
    await this.acts.act(
      actor,
      'node.numbered',
      { kind: 'node', id },
      (act) => this.tree.setNumber(act, id, number || null),
      { number },
    );
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.assertArrange(actor, id);
    await this.acts.act(actor, 'node.removed', { kind: 'node', id }, (act) => this.tree.remove(act, id));
  }

  async steer(actor: Actor, id: string, { lifecycle, theme }: FicheSteering): Promise<void> {
    const { node, lifecycle: current } = await this.read(id);
    (await this.access.standing(actor, node.strategyId)).assert('fiche.steer', { node: id, lifecycle: current });
    const change = { ...(lifecycle ? { lifecycle } : {}), ...(theme === undefined ? {} : { theme: theme || null }) };
    await this.acts.act(
      actor,
      'fiche.steered',
      { kind: 'node', id },
      async (act) => {
        await this.repository.change(act, id, change);
        act.tell(new FicheSteered(id));
        act.tell(new StrategyChanged(node.strategyId));
      },
      change,
    );
  }

  private async assertArrange(actor: Actor, id: string): Promise<void> {
    const { node, lifecycle } = await this.read(id);
    (await this.access.standing(actor, node.strategyId)).assert('node.arrange', { node: id, lifecycle });
  }

  private async read(id: string): Promise<{ node: StrategyNode; lifecycle: FicheSteering['lifecycle'] }> {
    const node = await this.tree.node(id);
    const fiche = await this.repository.find(id);
    if (!fiche) throw new DomainError('NOT_FOUND');
    return { node, lifecycle: fiche.lifecycle };
  }
}
