import { randomUUID } from 'node:crypto';
import {
  AdjustmentsChange,
  NewStrategy,
  type PhaseView,
  StrategyChange,
  type StrategySummary,
  type StrategyView,
} from '@diapason/contracts';
import {
  type Adjustment,
  DomainError,
  isWithinBounds,
  type Level,
  SHAPES,
  type Shape,
  type Template as TemplateBody,
} from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { AccessService } from './access.service.js';
import type { Phase } from './phase.entity.js';
import { StrategyChanged } from './strategies.events.js';
import { phaseView, strategyView, summary } from './strategies.presenter.js';
import { StrategiesRepository } from './strategies.repository.js';
import type { Strategy } from './strategy.entity.js';
import type { StrategyRole } from './strategy-role.entity.js';
import { inTreeOrder } from './tree.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Strategies: what they are made of, and where they are. */
@Injectable()
export class StrategiesService {
  constructor(
    private readonly repository: StrategiesRepository,
    private readonly access: AccessService,
    private readonly acts: Acts,
  ) {}

  /** The strategies an actor has a part in. */
  async list(actor: Actor): Promise<StrategySummary[]> {
    const strategies = await this.repository.allStrategies();
    const phases = new Map(
      (await this.repository.findPhases(strategies.map(({ currentPhaseId }) => currentPhaseId))).map((phase) => [
        phase.id,
        phase,
      ]),
    );
    const visible: StrategySummary[] = [];
    for (const strategy of strategies) {
      const standing = await this.access.standing(actor, strategy.id);
      const phase = phases.get(strategy.currentPhaseId);
      if (phase && standing.rolesAt().length > 0) visible.push(summary(strategy, phase));
    }
    return visible;
  }

  async view(actor: Actor, id: string): Promise<StrategyView> {
    const strategy = await this.strategy(id);
    const standing = await this.access.standing(actor, strategy.id);
    if (standing.rolesAt().length === 0) throw new DomainError('NOT_FOUND');
    const phases = await this.repository.phasesOf(strategy.id);
    const templates = await this.repository.templatesOf(strategy.id);
    return strategyView(strategy, phases, templates, standing);
  }

  /** By id, or by the name in its address. */
  async strategy(idOrSlug: string): Promise<Strategy> {
    const strategy = UUID.test(idOrSlug)
      ? await this.repository.findStrategy(idOrSlug)
      : await this.repository.findStrategyBySlug(idOrSlug);
    if (!strategy) throw new DomainError('NOT_FOUND');
    return strategy;
  }

  async summary(id: string): Promise<StrategySummary> {
    const strategy = await this.strategy(id);
    const [phase] = await this.repository.findPhases([strategy.currentPhaseId]);
    return summary(strategy, phase as Phase);
  }

  async phases(id: string): Promise<PhaseView[]> {
    return (await this.repository.phasesOf(id)).map(phaseView);
  }

  async create(actor: Actor, input: z.output<typeof NewStrategy>): Promise<string> {
    if (!actor.administrator) throw new DomainError('NO_ROLE');
    if (!actor.mayWrite) throw new DomainError('NO_MANDATE');
    const shape = SHAPES.find(({ key }) => key === input.shape);
    if (!shape) throw new DomainError('INPUT_INVALID', { field: 'shape' });
    if (await this.repository.findStrategyBySlug(input.slug)) throw new DomainError('NAME_TAKEN', { name: input.slug });
    const id = randomUUID();
    await this.acts.act(actor, 'strategy.created', { kind: 'strategy', id }, async (act) => {
      const phases = phasesFrom(input.phases ?? shape.phases);
      const { slug, name, levels = shape.levels, themes = shape.themes } = input;
      await this.repository.addStrategy(act, { id, slug, name, levels, themes }, phases);
      for (const template of templatesFrom(input, shape)) await this.repository.addTemplate(act, id, template, 1);
      act.tell(new StrategyChanged(id));
    });
    return id;
  }

  async change(actor: Actor, id: string, { phases, ...change }: z.output<typeof StrategyChange>): Promise<void> {
    const strategy = await this.assertConfigure(actor, id);
    if (change.levels) await this.refuseOrphanLevels(id, change.levels);
    if (phases && !phases.some((phase) => phase.id === strategy.currentPhaseId))
      throw new DomainError('INPUT_INVALID', { field: 'phases' });
    if (phases) await this.refuseForeignPhases(id, phases);
    await this.acts.act(actor, 'strategy.changed', { kind: 'strategy', id }, async (act) => {
      await this.repository.changeStrategy(act, id, change);
      if (phases) await this.repository.replacePhases(act, id, phasesFrom(phases));
      act.tell(new StrategyChanged(id));
    });
  }

  async adjust(actor: Actor, id: string, { adjustments }: z.output<typeof AdjustmentsChange>): Promise<void> {
    await this.assertConfigure(actor, id);
    const outside = adjustments.find((adjustment: Adjustment) => !isWithinBounds(adjustment));
    if (outside)
      throw new DomainError('OUT_OF_BOUNDS', { action: outside.action, role: outside.role, phase: outside.phase });
    await this.acts.act(actor, 'strategy.rights-adjusted', { kind: 'strategy', id }, async (act) => {
      await this.repository.changeStrategy(act, id, { adjustments });
      act.tell(new StrategyChanged(id));
    });
  }

  /** Goes to a phase. One that freezes numbers writes them down: from then on they are changed by hand only. */
  async goToPhase(actor: Actor, id: string, phaseId: string): Promise<void> {
    (await this.access.standing(actor, id)).assert('phase.change');
    const strategy = await this.strategy(id);
    const phase = (await this.repository.phasesOf(id)).find((each) => each.id === phaseId);
    if (!phase) throw new DomainError('NOT_FOUND');
    await this.acts.act(
      actor,
      'strategy.phase-changed',
      { kind: 'strategy', id },
      async (act) => {
        const nodes = await this.repository.lockTree(act, id);
        await this.repository.changeStrategy(act, id, { currentPhaseId: phaseId });
        if (phase.freezesNumbers) {
          for (const { node, number } of inTreeOrder(nodes, strategy.levels))
            if (node.fixedNumber !== number) await this.repository.changeNode(act, node.id, { fixedNumber: number });
        }
        act.tell(new StrategyChanged(id));
      },
      { phase: phase.kind },
    );
  }

  async setRole(actor: Actor, role: StrategyRole, held: boolean): Promise<void> {
    (await this.access.standing(actor, role.strategyId)).assert('group.lead');
    const subject = { kind: 'strategy', id: role.strategyId } as const;
    await this.acts.act(
      actor,
      held ? 'role.given' : 'role.taken',
      subject,
      (act) => this.repository.setRole(act, role, held),
      {
        membership: role.membershipId,
        role: role.role,
      },
    );
  }

  private async assertConfigure(actor: Actor, id: string): Promise<Strategy> {
    (await this.access.standing(actor, id)).assert('strategy.configure');
    return this.strategy(id);
  }

  /** A phase is named by its id to be kept: one of another strategy is not there to be kept. */
  private async refuseForeignPhases(id: string, phases: readonly PhaseLike[]): Promise<void> {
    const own = new Set((await this.repository.phasesOf(id)).map((phase) => phase.id));
    if (phases.some((phase) => phase.id !== undefined && !own.has(phase.id))) throw new DomainError('NOT_FOUND');
  }

  /** A level that nodes stand at cannot be taken away under them. */
  private async refuseOrphanLevels(id: string, levels: readonly Level[]): Promise<void> {
    const nodes = await this.repository.nodesOf(id);
    const orphan = nodes.find(({ level }) => level !== null && !levels.some(({ key }) => key === level));
    if (orphan) throw new DomainError('LEVEL_UNKNOWN', { level: orphan.level ?? '' });
  }
}

type PhaseLike = Pick<Phase, 'kind' | 'name' | 'freezesNumbers'> & {
  id?: string;
  startsOn?: string | null;
  endsOn?: string | null;
};

function phasesFrom(phases: readonly PhaseLike[]): Omit<Phase, 'strategyId'>[] {
  return phases.map(({ id = randomUUID(), kind, name, freezesNumbers, startsOn = null, endsOn = null }, position) => ({
    id,
    kind,
    name,
    freezesNumbers,
    startsOn,
    endsOn,
    position,
  }));
}

function templatesFrom(input: z.output<typeof NewStrategy>, shape: Shape): TemplateBody[] {
  if (!input.templates) return shape.templates;
  // A strategy always has what chapters and branches are made with.
  const uses = new Set(input.templates.map(({ use }) => use));
  const templates = [...input.templates, ...shape.templates.filter(({ use }) => use !== 'fiche' && !uses.has(use))];
  if (new Set(templates.map(({ key }) => key)).size < templates.length)
    throw new DomainError('INPUT_INVALID', { field: 'templates' });
  return templates;
}
