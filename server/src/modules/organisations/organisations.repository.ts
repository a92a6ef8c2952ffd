import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Act } from '../../platform/database/act.js';
import { College } from './college.entity.js';
import { Membership } from './membership.entity.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationAlias } from './organisation-alias.entity.js';
import { OrganisationIdentifier } from './organisation-identifier.entity.js';

/** A membership with the organisation it is in. */
export type MembershipInOrganisation = Membership & { organisation: Organisation };

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  allColleges(): Promise<College[]> {
    return this.dataSource.manager.find(College, { order: { position: 'ASC' } });
  }

  allOrganisations(): Promise<Organisation[]> {
    return this.dataSource.manager.query(
      `SELECT id, name, acronym, initials, college_id AS "collegeId" FROM organisations ORDER BY name COLLATE "fr-x-icu"`,
    );
  }

  findOrganisation(id: string): Promise<Organisation | null> {
    return this.dataSource.manager.findOneBy(Organisation, { id });
  }

  findOrganisations(ids: string[]): Promise<Organisation[]> {
    return this.dataSource.manager.findBy(Organisation, { id: In(ids) });
  }

  nameIsTaken(name: string, except: string | null): Promise<boolean> {
    return this.dataSource.manager
      .createQueryBuilder(Organisation, 'organisation')
      .where('lower(organisation.name) = lower(:name)', { name })
      .andWhere('organisation.id IS DISTINCT FROM :except', { except })
      .getExists();
  }

  identifierIsTaken(scheme: string, value: string, except: string | null): Promise<boolean> {
    return this.dataSource.manager
      .createQueryBuilder(OrganisationIdentifier, 'identifier')
      .where({ scheme, value })
      .andWhere('identifier.organisationId IS DISTINCT FROM :except', { except })
      .getExists();
  }

  aliasesOf(organisationId: string): Promise<OrganisationAlias[]> {
    return this.dataSource.manager.find(OrganisationAlias, { where: { organisationId }, order: { alias: 'ASC' } });
  }

  identifiersOf(organisationId: string): Promise<OrganisationIdentifier[]> {
    return this.dataSource.manager.findBy(OrganisationIdentifier, { organisationId });
  }

  async addCollege(act: Act, college: Omit<College, 'id'>): Promise<string> {
    const id = randomUUID();
    await act.manager.insert(College, { id, ...college });
    return id;
  }

  async saveOrganisation(act: Act, organisation: Organisation): Promise<void> {
    await act.manager.save(Organisation, organisation);
  }

  async replaceAliases(act: Act, organisationId: string, aliases: string[]): Promise<void> {
    await act.manager.delete(OrganisationAlias, { organisationId });
    await act.manager.insert(
      OrganisationAlias,
      [...new Set(aliases)].map((alias) => ({ organisationId, alias })),
    );
  }

  async replaceIdentifiers(
    act: Act,
    organisationId: string,
    identifiers: Pick<OrganisationIdentifier, 'scheme' | 'value'>[],
  ): Promise<void> {
    await act.manager.delete(OrganisationIdentifier, { organisationId });
    await act.manager.insert(
      OrganisationIdentifier,
      identifiers.map((identifier) => ({ organisationId, ...identifier })),
    );
  }

  findMembership(id: string): Promise<Membership | null> {
    return this.dataSource.manager.findOneBy(Membership, { id });
  }

  findMemberships(ids: string[]): Promise<Membership[]> {
    return this.dataSource.manager.findBy(Membership, { id: In(ids) });
  }

  membershipsIn(organisationId: string): Promise<Membership[]> {
    return this.dataSource.manager.findBy(Membership, { organisationId });
  }

  findMembershipOf(personId: string, organisationId: string): Promise<Membership | null> {
    return this.dataSource.manager.findOneBy(Membership, { personId, organisationId });
  }

  async membershipsOf(personId: string): Promise<MembershipInOrganisation[]> {
    const memberships = await this.dataSource.manager.findBy(Membership, { personId });
    const organisations = await this.findOrganisations(memberships.map(({ organisationId }) => organisationId));
    const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    return memberships
      .map((membership) => ({ ...membership, organisation: byId.get(membership.organisationId) as Organisation }))
      .sort((a, b) => a.organisation.name.localeCompare(b.organisation.name, 'fr'));
  }

  /** Ends at that day what a person holds beyond it. Gives all their memberships. */
  async endMemberships(act: Act, personId: string, day: string): Promise<string[]> {
    const memberships = await act.manager.findBy(Membership, { personId });
    for (const { id, toDay } of memberships)
      if (toDay === null || toDay > day) await act.manager.update(Membership, { id }, { toDay: day });
    return memberships.map(({ id }) => id);
  }

  async saveMembership(act: Act, membership: Membership): Promise<void> {
    await act.manager.save(Membership, membership);
  }
}
