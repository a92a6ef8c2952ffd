import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { Charge } from './charge.entity.js';
import { Group } from './group.entity.js';
import { Invitation } from './invitation.entity.js';
import { Seat } from './seat.entity.js';

@Injectable()
export class GroupsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findGroup(id: string): Promise<Group | null> {
    return this.dataSource.manager.findOneBy(Group, { id });
  }

  findGroups(ids: string[]): Promise<Group[]> {
    return this.dataSource.manager.find(Group, { where: { id: In(ids) }, order: { name: 'ASC' } });
  }

  groupsOf(strategyId: string): Promise<Group[]> {
    return this.dataSource.manager.find(Group, { where: { strategyId }, order: { kind: 'ASC', name: 'ASC' } });
  }

  nameIsTaken(strategyId: string, name: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(Group, { strategyId, name });
  }

  seatsOf(groupIds: string[]): Promise<Seat[]> {
    return this.dataSource.manager.findBy(Seat, { groupId: In(groupIds) });
  }

  /** The seats of a membership in a strategy. */
  seatsIn(strategyId: string, membershipId: string): Promise<Seat[]> {
    return this.dataSource.manager
      .createQueryBuilder(Seat, 'seat')
      .innerJoin(Group, 'grp', 'grp.id = seat.groupId')
      .where('grp.strategyId = :strategyId AND seat.membershipId = :membershipId', { strategyId, membershipId })
      .getMany();
  }

  seatsLedBy(membershipId: string): Promise<Seat[]> {
    return this.dataSource.manager.findBy(Seat, { membershipId, role: 'animateur' });
  }

  chargesOf(groupIds: string[]): Promise<Charge[]> {
    return this.dataSource.manager.findBy(Charge, { groupId: In(groupIds) });
  }

  groupsInChargeOf(nodeIds: string[]): Promise<Charge[]> {
    return this.dataSource.manager.findBy(Charge, { nodeId: In(nodeIds) });
  }

  async addGroup(act: Act, group: Group): Promise<void> {
    await act.manager.insert(Group, group);
  }

  async setSeat(act: Act, groupId: string, membershipId: string, role: Seat['role'] | null): Promise<void> {
    if (role === null) await act.manager.delete(Seat, { groupId, membershipId });
    else await act.manager.upsert(Seat, { groupId, membershipId, role }, ['groupId', 'membershipId']);
  }

  async setCharge(act: Act, charge: Charge, inCharge: boolean): Promise<void> {
    if (inCharge) await act.manager.upsert(Charge, charge, ['groupId', 'nodeId']);
    else await act.manager.delete(Charge, charge);
  }

  async addInvitation(act: Act, invitation: Omit<Invitation, 'secretHash' | 'acceptedAt'>): Promise<void> {
    await act.manager.insert(Invitation, invitation);
  }

  findInvitation(id: string): Promise<Invitation | null> {
    return this.dataSource.manager.findOneBy(Invitation, { id });
  }

  findOpenInvitation(secretHash: Buffer, now: Date): Promise<Invitation | null> {
    return this.dataSource.manager.findOneBy(Invitation, { secretHash, expiresAt: MoreThan(now) });
  }

  // The secret is made when the mail is written, and the visit noted when it happens: no contribution, no act.

  async setInvitationSecret(id: string, secretHash: Buffer): Promise<void> {
    await this.dataSource.manager.update(Invitation, { id }, { secretHash });
  }

  async noteVisit(id: string, at: Date): Promise<void> {
    await this.dataSource.manager.update(Invitation, { id, acceptedAt: IsNull() }, { acceptedAt: at });
  }

  async eraseInvitationsOf(act: Act, memberships: string[]): Promise<void> {
    await act.manager.delete(Invitation, { membershipId: In(memberships) });
  }

  async eraseInvitations(now: Date): Promise<void> {
    await this.dataSource.manager.delete(Invitation, { expiresAt: LessThanOrEqual(now) });
  }
}
