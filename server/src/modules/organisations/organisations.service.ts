import { randomUUID } from 'node:crypto';
import type { DirectoryView, MandateChange, MemberView, NewOrganisation, OrganisationBadge } from '@diapason/contracts';
import { DomainError, isCurrent } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { type Act, Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { fullName, IdentityService } from '../identity/index.js';
import { today } from './actors.service.js';
import { badgeMaker, initialsOf } from './badges.js';
import type { College } from './college.entity.js';
import type { Membership } from './membership.entity.js';
import type { Organisation } from './organisation.entity.js';
import { MembershipChanged } from './organisations.events.js';
import { OrganisationsRepository } from './organisations.repository.js';

/** An organisation as it is written down, with what identifies it. */
export interface OrganisationRecord {
  organisation: OrganisationBadge;
  aliases: string[];
  identifiers: { scheme: 'SIREN' | 'SIRET' | 'RNA'; value: string }[];
}

/** The directory, and who belongs to what. Who may change it is asked by its callers, who know the roles. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly repository: OrganisationsRepository,
    private readonly identity: IdentityService,
    private readonly acts: Acts,
  ) {}

  async directory(): Promise<DirectoryView> {
    const colleges = await this.repository.allColleges();
    const organisations = await this.repository.allOrganisations();
    return {
      colleges: colleges.map(({ id, name, parentId, hue }) => ({ id, name, parent: parentId, hue })),
      organisations: organisations.map(badgeMaker(colleges)),
    };
  }

  async badges(ids: Iterable<string>): Promise<Map<string, OrganisationBadge>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const badge = badgeMaker(await this.repository.allColleges());
    const organisations = await this.repository.findOrganisations(wanted);
    return new Map(organisations.map((organisation) => [organisation.id, badge(organisation)]));
  }

  colleges(): Promise<College[]> {
    return this.repository.allColleges();
  }

  async record(id: string): Promise<OrganisationRecord> {
    const badge = (await this.badges([id])).get(id);
    if (!badge) throw new DomainError('NOT_FOUND');
    return {
      organisation: badge,
      aliases: (await this.repository.aliasesOf(id)).map(({ alias }) => alias),
      identifiers: (await this.repository.identifiersOf(id)).map(({ scheme, value }) => ({
        scheme: scheme as OrganisationRecord['identifiers'][number]['scheme'],
        value,
      })),
    };
  }

  async members(organisation: string): Promise<MemberView[]> {
    const memberships = await this.repository.membershipsIn(organisation);
    const persons = await this.identity.persons(memberships.map(({ personId }) => personId));
    return memberships
      .flatMap((membership) => {
        const person = persons.get(membership.personId);
        return person ? [memberView(membership, fullName(person), person.jobTitle)] : [];
      })
      .sort((a, b) => Number(b.current) - Number(a.current) || a.name.localeCompare(b.name, 'fr'));
  }

  async membership(id: string): Promise<Membership> {
    const membership = await this.repository.findMembership(id);
    if (!membership) throw new DomainError('NOT_FOUND');
    return membership;
  }

  memberships(ids: string[]): Promise<Membership[]> {
    return this.repository.findMemberships(ids);
  }

  membershipOf(person: string, organisation: string): Promise<Membership | null> {
    return this.repository.findMembershipOf(person, organisation);
  }

  async add(actor: Actor, input: NewOrganisation): Promise<string> {
    const id = randomUUID();
    await this.refuseTaken(input, null);
    await this.acts.act(actor, 'organisation.added', { kind: 'organisation', id }, (act) => this.write(act, id, input));
    return id;
  }

  async change(actor: Actor, id: string, input: Partial<NewOrganisation>): Promise<void> {
    const current = await this.repository.findOrganisation(id);
    if (!current) throw new DomainError('NOT_FOUND');
    const { aliases, identifiers } = await this.record(id);
    const { name, acronym, collegeId } = current;
    const next = { name, acronym, college: collegeId, aliases, identifiers, ...input };
    await this.refuseTaken(next, id);
    await this.acts.act(actor, 'organisation.changed', { kind: 'organisation', id }, (act) =>
      this.write(act, id, next),
    );
  }

  /** Writes an organisation down within an act of the caller. */
  async write(
    act: Act,
    id: string,
    { name, acronym = null, college = null, aliases = [], identifiers = [] }: NewOrganisation,
  ): Promise<void> {
    const short = acronym || null;
    const organisation: Organisation = {
      id,
      name,
      acronym: short,
      initials: initialsOf(name, short),
      collegeId: college,
    };
    await this.repository.saveOrganisation(act, organisation);
    await this.repository.replaceAliases(act, id, aliases);
    await this.repository.replaceIdentifiers(act, id, identifiers);
  }

  addCollege(act: Act, college: Omit<College, 'id'>): Promise<string> {
    return this.repository.addCollege(act, college);
  }

  async addMembership(act: Act, membership: Omit<Membership, 'id'>): Promise<string> {
    const id = randomUUID();
    await this.repository.saveMembership(act, { id, ...membership });
    act.tell(new MembershipChanged(id));
    return id;
  }

  async changeMandate(actor: Actor, id: string, { from, to, ...mandate }: MandateChange): Promise<void> {
    const membership = await this.membership(id);
    const next: Membership = { ...membership, ...mandate };
    if (from !== undefined) next.fromDay = from;
    if (to !== undefined) next.toDay = to;
    await this.acts.act(actor, 'membership.changed', { kind: 'membership', id }, async (act) => {
      await this.repository.saveMembership(act, next);
      act.tell(new MembershipChanged(id));
    });
  }

  /** A name is that of one organisation, and so is a number of a register. */
  private async refuseTaken(
    { name, identifiers = [] }: Pick<NewOrganisation, 'name' | 'identifiers'>,
    except: string | null,
  ): Promise<void> {
    if (await this.repository.nameIsTaken(name, except)) throw new DomainError('NAME_TAKEN', { name });
    for (const { scheme, value } of identifiers)
      if (await this.repository.identifierIsTaken(scheme, value, except))
        throw new DomainError('NAME_TAKEN', { name: `${scheme} ${value}` });
  }
}

function memberView(
  { id, fromDay, toDay, mayWrite, maySend, mayVote, referent }: Membership,
  name: string,
  jobTitle: string | null,
): MemberView {
  const current = isCurrent({ from: fromDay, to: toDay }, today());
  return { membership: id, name, jobTitle, mayWrite, maySend, mayVote, referent, from: fromDay, to: toDay, current };
}
