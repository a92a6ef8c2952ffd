import { randomUUID } from 'node:crypto';
import type { ChargeChange, GroupSummary, GroupView, NewGroup, SeatChange } from '@diapason/contracts';
import { DomainError, type Role } from '@diapason/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { fullName, IdentityService } from '../identity/index.js';
import { OrganisationsService } from '../organisations/index.js';
import { AccessService, type HeldRoles, StrategiesService, TreeService } from '../strategies/index.js';
import type { Group } from './group.entity.js';
import { GroupChanged } from './groups.events.js';
import { GroupsRepository } from './groups.repository.js';
import type { Seat } from './seat.entity.js';

/** Working groups and instances: who sits in them, and which fiches they are in charge of. */
@Injectable()
export class GroupsService implements OnModuleInit {
  constructor(
    private readonly repository: GroupsRepository,
    private readonly access: AccessService,
    private readonly strategies: StrategiesService,
    private readonly tree: TreeService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
    private readonly acts: Acts,
  ) {}

  onModuleInit(): void {
    this.access.addSource((membership, strategy) => this.heldRoles(membership, strategy));
  }

  async list(actor: Actor, strategyId: string): Promise<GroupSummary[]> {
    await this.assertPartOf(actor, strategyId);
    const groups = await this.repository.groupsOf(strategyId);
    const seats = await this.repository.seatsOf(groups.map(({ id }) => id));
    const organisations = await this.organisationsOf(seats);
    return groups.map((group) => summary(group, seats, organisations, actor));
  }

  /** The organisations in whose name someone leads or contributes to a group. Who may know is asked by the caller. */
  async contributing(strategyId: string): Promise<string[]> {
    const groups = await this.repository.groupsOf(strategyId);
    const seats = await this.repository.seatsOf(groups.map(({ id }) => id));
    return [...new Set((await this.organisationsOf(seats.filter(({ role }) => role !== 'member'))).values())];
  }

  async view(actor: Actor, id: string): Promise<GroupView> {
    const group = await this.group(id);
    const standing = await this.access.standing(actor, group.strategyId);
    if (standing.rolesAt().length === 0) throw new DomainError('NOT_FOUND');
    const seats = await this.repository.seatsOf([id]);
    const memberships = new Map(
      (await this.organisations.memberships(seats.map(({ membershipId }) => membershipId))).map((membership) => [
        membership.id,
        membership,
      ]),
    );
    const persons = await this.identity.persons([...memberships.values()].map(({ personId }) => personId));
    const badges = await this.organisations.badges(
      [...memberships.values()].map(({ organisationId }) => organisationId),
    );
    const charged = new Set((await this.repository.chargesOf([id])).map(({ nodeId }) => nodeId));
    const nodes = await this.tree.nodes(group.strategyId);
    const { id: strategy, slug, name } = await this.strategies.strategy(group.strategyId);
    return {
      ...summary(group, seats, await this.organisationsOf(seats), actor),
      strategy: { id: strategy, slug, name },
      seats: seats
        .flatMap(({ membershipId, role }) => {
          const membership = memberships.get(membershipId);
          const person = membership && persons.get(membership.personId);
          const organisation = membership && badges.get(membership.organisationId);
          if (!person || !organisation) return [];
          return [{ membership: membershipId, name: fullName(person), jobTitle: person.jobTitle, organisation, role }];
        })
        .sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role] || a.name.localeCompare(b.name, 'fr')),
      // Titles belong to the fiches, which are above this module: they are filled in by whoever shows the page.
      fiches: nodes
        .filter(({ node }) => charged.has(node.id))
        .map(({ node, number }) => ({ id: node.id, number, title: '' })),
      abilities: { lead: standing.may('group.lead', { group: id }) },
    };
  }

  async group(id: string): Promise<Group> {
    const group = await this.repository.findGroup(id);
    if (!group) throw new DomainError('NOT_FOUND');
    return group;
  }

  /** The groups in charge of each of these nodes. */
  async inCharge(nodeIds: string[]): Promise<Map<string, string[]>> {
    const groups = new Map<string, string[]>();
    for (const { nodeId, groupId } of nodeIds.length > 0 ? await this.repository.groupsInChargeOf(nodeIds) : [])
      groups.set(nodeId, [...(groups.get(nodeId) ?? []), groupId]);
    return groups;
  }

  /** The groups in charge of a node, and the memberships that sit in them. */
  async companyOf(nodeId: string): Promise<{ groups: Group[]; members: string[] }> {
    const ids = (await this.repository.groupsInChargeOf([nodeId])).map(({ groupId }) => groupId);
    const seats = await this.repository.seatsOf(ids);
    return {
      groups: await this.groups(ids),
      members: [...new Set(seats.map(({ membershipId }) => membershipId))],
    };
  }

  groups(ids: string[]): Promise<Group[]> {
    return this.repository.findGroups(ids);
  }

  /** The groups that a membership leads. */
  async ledBy(membership: string): Promise<string[]> {
    return (await this.repository.seatsLedBy(membership)).map(({ groupId }) => groupId);
  }

  async create(actor: Actor, strategyId: string, input: z.output<typeof NewGroup>): Promise<string> {
    (await this.access.standing(actor, strategyId)).assert('group.lead');
    if (await this.repository.nameIsTaken(strategyId, input.name))
      throw new DomainError('NAME_TAKEN', { name: input.name });
    const id = randomUUID();
    await this.acts.act(actor, 'group.created', { kind: 'group', id }, async (act) => {
      await this.repository.addGroup(act, { id, strategyId, ...input });
      act.tell(new GroupChanged(id, strategyId));
    });
    return id;
  }

  async setSeat(actor: Actor, id: string, { membership, role }: SeatChange): Promise<void> {
    const group = await this.assertLead(actor, id);
    await this.organisations.membership(membership);
    await this.acts.act(
      actor,
      role ? 'seat.given' : 'seat.taken',
      { kind: 'group', id },
      async (act) => {
        await this.repository.setSeat(act, id, membership, role);
        act.tell(new GroupChanged(id, group.strategyId));
      },
      { membership, role },
    );
  }

  async setCharge(actor: Actor, id: string, { node, inCharge }: ChargeChange): Promise<void> {
    const group = await this.assertLead(actor, id);
    const { strategyId } = await this.tree.node(node);
    if (strategyId !== group.strategyId) throw new DomainError('NOT_FOUND');
    await this.acts.act(
      actor,
      inCharge ? 'charge.given' : 'charge.taken',
      { kind: 'group', id },
      async (act) => {
        await this.repository.setCharge(act, { groupId: id, nodeId: node }, inCharge);
        act.tell(new GroupChanged(id, strategyId));
      },
      { node },
    );
  }

  async assertLead(actor: Actor, id: string): Promise<Group> {
    const group = await this.group(id);
    (await this.access.standing(actor, group.strategyId)).assert('group.lead', { group: id });
    return group;
  }

  /** Whoever sits in a group reads the whole strategy; an animateur or contributor acts on the fiches of their group. */
  private async heldRoles(membership: string, strategy: string): Promise<HeldRoles> {
    const seats = await this.repository.seatsIn(strategy, membership);
    const roles: HeldRoles = { everywhere: seats.length > 0 ? ['reader'] : [], nodes: new Map(), groups: new Map() };
    const leading = new Map(
      seats.flatMap(({ groupId, role }) => (role === 'member' ? [] : [[groupId, role] as const])),
    );
    for (const [group, role] of leading) roles.groups.set(group, [role]);
    for (const { groupId, nodeId } of leading.size > 0 ? await this.repository.chargesOf([...leading.keys()]) : []) {
      const role = leading.get(groupId) as Role;
      roles.nodes.set(nodeId, [...(roles.nodes.get(nodeId) ?? []), role]);
    }
    return roles;
  }

  private async assertPartOf(actor: Actor, strategyId: string): Promise<void> {
    if ((await this.access.standing(actor, strategyId)).rolesAt().length === 0) throw new DomainError('NOT_FOUND');
  }

  /** The organisation of each seated membership. */
  private async organisationsOf(seats: readonly Seat[]): Promise<Map<string, string>> {
    const memberships = await this.organisations.memberships(seats.map(({ membershipId }) => membershipId));
    return new Map(memberships.map(({ id, organisationId }) => [id, organisationId]));
  }
}

const ROLE_ORDER: Record<Seat['role'], number> = { animateur: 0, contributor: 1, member: 1 };

function summary(
  { id, kind, name, purpose }: Group,
  seats: readonly Seat[],
  organisations: ReadonlyMap<string, string>,
  actor: Actor,
): GroupSummary {
  const own = seats.filter(({ groupId }) => groupId === id);
  return {
    id,
    kind,
    name,
    purpose,
    members: own.length,
    organisations: new Set(own.map(({ membershipId }) => organisations.get(membershipId))).size,
    mine: own.some(({ membershipId }) => membershipId === actor.membership),
  };
}
