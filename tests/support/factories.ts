import { randomUUID } from 'node:crypto';
import { SHAPES } from '@diapason/domain';
import { ArrangeService } from '@diapason/server/modules/fiches/index';
import { GroupsService } from '@diapason/server/modules/groups/index';
import { IdentityService, SessionsService } from '@diapason/server/modules/identity/index';
import { OrganisationsService } from '@diapason/server/modules/organisations/index';
import { StrategiesService, TreeService } from '@diapason/server/modules/strategies/index';
import { Acts } from '@diapason/server/platform/database/act';
import { SYSTEM } from '@diapason/server/platform/http/actor';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { HttpClient } from './http-client.js';
import { LiveClient, type LiveOptions } from './live-client.js';
import type { RunningApp } from './start-app.js';

export interface Member {
  person: string;
  membership: string;
  organisation: string;
  name: string;
  email: string;
}

export interface SmallStrategy {
  id: string;
  slug: string;
  /** A branch, a fiche under it, and a chapter. */
  branch: string;
  fiche: string;
  chapter: string;
  /** A group in charge of the fiche. */
  group: string;
}

/** Someone at work: signed in, with a text open. */
export interface Writer {
  member: Member;
  http: HttpClient;
  live: LiveClient;
}

let count = 0;
const unique = (what: string) => `${what} ${++count}`;

/** Makes what a test needs, with what that needs in its turn. Goes through services, by acts of the server itself. */
export class Factory {
  constructor(private readonly running: RunningApp) {}

  private get<T>(type: Type<T>): T {
    return (this.running.app as INestApplicationContext).get(type, { strict: false });
  }

  async organisation(name = unique('Organisation')): Promise<string> {
    return this.get(OrganisationsService).add(SYSTEM, { name });
  }

  async member({
    organisation,
    administrator = false,
    mayWrite = true,
    referent = false,
    person,
    to = null,
  }: {
    organisation?: string;
    administrator?: boolean;
    mayWrite?: boolean;
    referent?: boolean;
    person?: string;
    to?: string | null;
  } = {}): Promise<Member> {
    const organisationId = organisation ?? (await this.organisation());
    const email = `personne-${randomUUID()}@essai.exemple`;
    const familyName = unique('Personne');
    return this.get(Acts).act(SYSTEM, 'test.member-made', { kind: 'installation', id: null }, async (act) => {
      const personId =
        person ??
        (await this.get(IdentityService).addPerson(act, {
          givenName: 'Alix',
          familyName,
          email,
          jobTitle: null,
          administrator,
        }));
      const mandate = { fromDay: null, toDay: to, mayWrite, maySend: false, mayVote: false, referent };
      const membership = await this.get(OrganisationsService).addMembership(act, {
        personId,
        organisationId,
        ...mandate,
      });
      return { person: personId, membership, organisation: organisationId, name: `Alix ${familyName}`, email };
    });
  }

  /** A signed-in client of a member, acting for that membership. */
  async signedIn(member: Member): Promise<HttpClient> {
    const client = new HttpClient(this.running.url, member.membership);
    await client.must('POST', '/api/demonstration/become', { person: member.person });
    return client;
  }

  /** A strategy of the first shape in the drafting phase, with one fiche in the charge of one group. */
  async strategy(shape = (SHAPES[0] as (typeof SHAPES)[number]).key): Promise<SmallStrategy> {
    const slug = `strategie-${++count}`;
    const strategies = this.get(StrategiesService);
    const id = await strategies.create(SYSTEM, { name: unique('Stratégie'), slug, shape });
    const { templates, levels } = await strategies.view(SYSTEM, id);
    const templateOf = (use: string) => templates.find((template) => template.use === use)?.id as string;
    const add = (use: string, level: string | null, parent: string | null) =>
      this.get(ArrangeService).add(SYSTEM, id, { template: templateOf(use), level, parent, title: unique(use) });
    const branch = await add('branch', levels[0]?.key ?? null, null);
    const fiche = await add('fiche', levels.at(-1)?.key ?? null, branch);
    const chapter = await add('chapter', null, null);
    const group = await this.get(GroupsService).create(SYSTEM, id, {
      kind: 'group',
      name: unique('Groupe'),
      purpose: '',
    });
    await this.get(GroupsService).setCharge(SYSTEM, group, { node: fiche, inCharge: true });
    await this.phase(id, 'drafting');
    return { id, slug, branch, fiche, chapter, group };
  }

  async phase(strategy: string, kind: string): Promise<void> {
    const phases = await this.get(StrategiesService).phases(strategy);
    const phase = phases.find((each) => each.kind === kind);
    if (!phase) throw new Error(`no phase ${kind}`);
    await this.get(StrategiesService).goToPhase(SYSTEM, strategy, phase.id);
  }

  async seat(
    group: string,
    { membership }: Member,
    role: 'animateur' | 'contributor' | 'member' | null = 'contributor',
  ): Promise<void> {
    await this.get(GroupsService).setSeat(SYSTEM, group, { membership, role });
  }

  async strategyRole(
    strategy: string,
    { membership }: Member,
    role: 'moderator' | 'commenter' | 'reader',
    held = true,
  ): Promise<void> {
    await this.get(StrategiesService).setRole(SYSTEM, { strategyId: strategy, membershipId: membership, role }, held);
  }

  async lifecycle(
    node: string,
    lifecycle: 'to-write' | 'drafting' | 'frozen' | 'validated' | 'abandoned',
  ): Promise<void> {
    await this.get(ArrangeService).steer(SYSTEM, node, { lifecycle });
  }

  async documentOf(node: string): Promise<string> {
    return (await this.get(TreeService).node(node)).documentId;
  }

  async endSessions({ person }: Member): Promise<void> {
    await this.get(SessionsService).end(person, 'all');
  }

  /** A contributor of the group in charge of a strategy's fiche. */
  async contributor({ group }: SmallStrategy, organisation?: string): Promise<Member> {
    const member = await this.member({ organisation });
    await this.seat(group, member);
    return member;
  }

  /** A contributor of an organisation of their own, with the text of the strategy's fiche open. */
  async writer(strategy: SmallStrategy, options: LiveOptions = {}): Promise<Writer> {
    const member = await this.contributor(strategy);
    const http = await this.signedIn(member);
    return { member, http, live: await LiveClient.open(http, await this.documentOf(strategy.fiche), options) };
  }
}
