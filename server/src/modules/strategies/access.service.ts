import {
  type Action,
  type Adjustment,
  type AuthorsAudience,
  type AuthorsShown,
  authorsShown,
  type Decision,
  DomainError,
  decide,
  decideInInstallation,
  figuresShown,
  type Lifecycle,
  type PhaseKind,
  type Role,
} from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { type Actor, isSystem } from '../../platform/http/actor.js';
import { StrategiesRepository } from './strategies.repository.js';

/** Roles that someone holds in a strategy: everywhere in it, at single nodes, in single groups. */
export interface HeldRoles {
  everywhere: Role[];
  nodes: Map<string, Role[]>;
  groups: Map<string, Role[]>;
}

/** A module that gives roles (seats in groups) tells them through this, so that the rule of rights stays one. */
export type RoleSource = (membership: string, strategy: string) => Promise<HeldRoles>;

/** Where an action is to be done, within a strategy. */
export interface Place {
  node?: string;
  group?: string;
  lifecycle?: Lifecycle;
}

/** How an actor stands in a strategy at one moment: everything needed to decide, read once. */
export class Standing {
  constructor(
    private readonly actor: Actor,
    private readonly phase: PhaseKind,
    private readonly adjustments: readonly Adjustment[],
    private readonly authors: { shownTo: AuthorsAudience; inFigures: boolean },
    private readonly sources: readonly HeldRoles[],
  ) {}

  rolesAt({ node, group }: Place = {}): Role[] {
    const roles = new Set<Role>(this.actor.administrator ? ['administrator'] : []);
    if (isSystem(this.actor)) roles.add('moderator');
    for (const { everywhere, nodes, groups } of this.sources) {
      for (const role of everywhere) roles.add(role);
      for (const role of (node && nodes.get(node)) || []) roles.add(role);
      for (const role of (group && groups.get(group)) || []) roles.add(role);
    }
    return [...roles];
  }

  decide(action: Action, place: Place = {}): Decision {
    const { phase, adjustments, actor } = this;
    return decide({
      action,
      roles: this.rolesAt(place),
      phase,
      lifecycle: place.lifecycle,
      mayWrite: actor.mayWrite,
      adjustments,
    });
  }

  /** How much of who wrote what the actor is shown at a place. */
  authorsShown(place: Place = {}): AuthorsShown {
    return authorsShown(this.authors.shownTo, this.rolesAt(place));
  }

  /** Whether the actor is also shown who wrote how much. */
  figuresShown(place: Place = {}): boolean {
    return figuresShown(this.authorsShown(place), this.authors.inFigures);
  }

  may(action: Action, place: Place = {}): boolean {
    return this.decide(action, place).allowed;
  }

  /** Throws the reason when the action is not allowed. Whoever has no part in the strategy is told it does not exist. */
  assert(action: Action, place: Place = {}): void {
    const decision = this.decide(action, place);
    if (decision.allowed) return;
    throw new DomainError(this.rolesAt(place).length === 0 ? 'NOT_FOUND' : decision.reason);
  }
}

const NO_ROLES: HeldRoles = { everywhere: [], nodes: new Map(), groups: new Map() };

/** Reads roles, phases and adjustments; the rule itself is in the domain. */
@Injectable()
export class AccessService {
  private readonly sources: RoleSource[] = [];

  constructor(private readonly repository: StrategiesRepository) {
    this.sources.push(async (membership, strategy) => {
      const roles = await this.repository.rolesOf(strategy, membership);
      return { ...NO_ROLES, everywhere: roles.map(({ role }) => role) };
    });
  }

  addSource(source: RoleSource): void {
    this.sources.push(source);
  }

  async standing(actor: Actor, strategyId: string): Promise<Standing> {
    const strategy = await this.repository.findStrategy(strategyId);
    const [phase] = strategy ? await this.repository.findPhases([strategy.currentPhaseId]) : [];
    if (!strategy || !phase) throw new DomainError('NOT_FOUND');
    const { membership } = actor;
    const roles = membership ? await Promise.all(this.sources.map((source) => source(membership, strategyId))) : [];
    const authors = { shownTo: strategy.authorsShownTo, inFigures: strategy.sharesInFigures };
    return new Standing(actor, phase.kind, strategy.adjustments, authors, roles);
  }

  /** What is of the whole installation, whatever the phase of its strategies. */
  assertInstallation(actor: Actor, action: Action): void {
    const decision = decideInInstallation(action, actor);
    if (!decision.allowed) throw new DomainError(decision.reason);
  }

  async mayManageDirectory(actor: Actor): Promise<boolean> {
    return (await this.decideDirectory(actor)).allowed;
  }

  async assertDirectory(actor: Actor): Promise<void> {
    const decision = await this.decideDirectory(actor);
    if (!decision.allowed) throw new DomainError(decision.reason);
  }

  /** What is not of one strategy (the directory): for administrators, and for whoever a strategy they have a role in lets. */
  private async decideDirectory(actor: Actor): Promise<Decision> {
    const { membership, administrator, mayWrite } = actor;
    const action = 'directory.manage';
    // An administrator keeps the directory whatever the phase, so any phase will do.
    const roles: Role[] = administrator ? ['administrator'] : [];
    const decisions = [decide({ action, roles, phase: 'framing', mayWrite })];
    const held = membership ? await this.repository.allRolesOf([membership]) : [];
    for (const strategyId of new Set(held.map((role) => role.strategyId)))
      decisions.push((await this.standing(actor, strategyId)).decide(action));
    const nearest = decisions.findLast((decision) => !decision.allowed && decision.reason !== 'NO_ROLE');
    return decisions.find(({ allowed }) => allowed) ?? nearest ?? { allowed: false, reason: 'NO_ROLE' };
  }
}
