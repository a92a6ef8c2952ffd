import { randomUUID } from 'node:crypto';
import { passagesOf, type Voice } from '@diapason/collab';
import { type NewVoice, REDACTION_NAME, type SpokenView, type VoicesView, type VoiceView } from '@diapason/contracts';
import { answersFor, DomainError, type Nameable, voicesOpenTo } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { FichesService, WritingService } from '../fiches/index.js';
import { GroupsService } from '../groups/index.js';
import { fullName, IdentityService } from '../identity/index.js';
import { OrganisationsService } from '../organisations/index.js';
import type { StrategyNode } from '../strategies/index.js';
import { VoiceAnswered } from './documents.events.js';
import { RoomsService } from './rooms.service.js';
import { type NewOpenedVoice, type OpenedVoice, VoicesRepository } from './voices.repository.js';

/** So much of what was typed for someone is quoted to them: passages, and characters of each. */
const QUOTED_PASSAGES = 5;
const QUOTED_CHARACTERS = 240;

/** Typing for someone else: whom one may type for in a text, and what those who are named see of it and may decline. */
@Injectable()
export class VoicesService {
  constructor(
    private readonly repository: VoicesRepository,
    private readonly writing: WritingService,
    private readonly fiches: FichesService,
    private readonly groups: GroupsService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
    private readonly rooms: RoomsService,
    private readonly acts: Acts,
  ) {}

  async choices(actor: Actor, fiche: string): Promise<VoicesView> {
    const { node, membership } = await this.writable(actor, fiche);
    const { groups, members } = await this.groups.companyOf(fiche);
    const mine = await this.repository.openedBy(node.documentId, membership);
    const names = await this.names(mine);
    return {
      open: voicesOpenTo(await this.writing.rolesAt(actor, node)),
      groups: groups.map(({ id, name }) => ({ id, name })),
      persons: await this.persons(members.filter((member) => member !== membership)),
      mine: mine.map((voice) => voiceView(voice, names)),
    };
  }

  /** Begins to type for someone; once begun, it is the same voice each time. */
  async open(actor: Actor, fiche: string, wanted: NewVoice): Promise<VoiceView> {
    const { node, membership } = await this.writable(actor, fiche);
    if (!voicesOpenTo(await this.writing.rolesAt(actor, node)).includes(wanted.kind))
      throw new DomainError('VOICE_CLOSED');
    const target = await this.target(actor, fiche, wanted);
    const opened = await this.repository.openedBy(node.documentId, membership);
    let voice = opened.find(
      ({ kind, ...named }) =>
        kind === wanted.kind &&
        (kind !== 'person' || named.membership === target.membership) &&
        (kind !== 'organisation' || named.organisation === target.organisation) &&
        (kind !== 'group' || named.group === target.group),
    );
    if (!voice) {
      if (!(await this.rooms.open(node.documentId))) throw new DomainError('NOT_FOUND');
      const id = randomUUID();
      const details = { voice: id, ...wanted };
      await this.acts.act(
        actor,
        'voice.opened',
        { kind: 'node', id: fiche },
        (act) => this.repository.add(act, { id, document: node.documentId, typist: membership, ...target }),
        details,
      );
      [voice] = await this.repository.find([id]);
    }
    if (!voice) throw new DomainError('NOT_FOUND');
    const view = voiceView(voice, await this.names([voice]));
    if (voice.declined) throw new DomainError('VOICE_DECLINED', { name: view.name });
    return view;
  }

  /** What was typed for those whom the actor answers for, the newest first. */
  async spoken(actor: Actor): Promise<SpokenView[]> {
    const nameable = await this.nameable(actor);
    const naming = await this.repository.naming(actor.person, actor.organisation, nameable.leads);
    const voices = naming.filter((voice) => answersFor(voice, nameable) && voice.typist.person !== actor.person);
    const fiches = await this.fiches.named(voices.map(({ owner }) => owner));
    const names = await this.names(voices);
    const persons = await this.identity.persons(voices.map(({ typist }) => typist.person));
    const badges = await this.organisations.badges(voices.map(({ typist }) => typist.organisation));
    const views = voices.map(async ({ id, kind, document, owner, typist, openedAt, declined }) => {
      const fiche = fiches.get(owner);
      const person = persons.get(typist.person);
      if (!fiche || !person || !(await this.mayRead(actor, owner))) return [];
      const words = await this.words(document, id);
      if (words.length === 0 && !declined) return [];
      const view: SpokenView = {
        voice: id,
        kind,
        name: names.get(id) ?? '',
        fiche,
        typist: { person: fullName(person), organisation: badges.get(typist.organisation)?.name ?? '' },
        at: openedAt.toISOString(),
        declined,
        words,
      };
      return [view];
    });
    return (await Promise.all(views)).flat();
  }

  async setDeclined(actor: Actor, id: Voice, declined: boolean): Promise<void> {
    const [voice] = await this.repository.find([id]);
    if (!voice || !answersFor(voice, await this.nameable(actor))) throw new DomainError('NOT_FOUND');
    await this.acts.act(
      actor,
      declined ? 'voice.declined' : 'voice.accepted',
      { kind: 'node', id: voice.owner },
      async (act) => {
        await this.repository.setDeclined(act, id, declined);
        act.tell(new VoiceAnswered(voice.owner));
      },
      { voice: id },
    );
  }

  /** Whether a membership opened a voice in a document. */
  async isOf(id: Voice, document: string, membership: string): Promise<boolean> {
    if (!UUID.test(id)) return false;
    const [voice] = await this.repository.find([id]);
    return voice?.document === document && voice.typist.membership === membership;
  }

  /** All those of a text. */
  async ofDocument(document: string): Promise<Map<Voice, OpenedVoice>> {
    return new Map((await this.repository.ofDocument(document)).map((voice) => [voice.id, voice]));
  }

  async find(ids: readonly Voice[]): Promise<Map<Voice, OpenedVoice>> {
    return new Map((await this.repository.find(ids)).map((voice) => [voice.id, voice]));
  }

  /** The names of those who are named. */
  async names(voices: readonly OpenedVoice[]): Promise<Map<Voice, string>> {
    const persons = await this.identity.persons(voices.flatMap(({ person }) => person ?? []));
    const badges = await this.organisations.badges(voices.flatMap(({ organisation }) => organisation ?? []));
    const groups = await this.groups.groups(voices.flatMap(({ group }) => group ?? []));
    const nameOf = ({ kind, person, organisation, group }: OpenedVoice): string => {
      const named = kind === 'person' ? persons.get(person ?? '') : undefined;
      if (named) return fullName(named);
      if (kind === 'redaction') return REDACTION_NAME;
      if (kind === 'organisation') return badges.get(organisation ?? '')?.name ?? '';
      return groups.find(({ id }) => id === group)?.name ?? '';
    };
    return new Map(voices.map((voice) => [voice.id, nameOf(voice)]));
  }

  private async target(
    actor: Actor,
    fiche: string,
    wanted: NewVoice,
  ): Promise<Pick<NewOpenedVoice, 'kind' | 'membership' | 'organisation' | 'group'>> {
    const target = { kind: wanted.kind, membership: null, organisation: null, group: null };
    if (wanted.kind === 'redaction') return target;
    const { id } = wanted;
    const { groups, members } = await this.groups.companyOf(fiche);
    if (wanted.kind === 'group' && groups.some((group) => group.id === id)) return { ...target, group: id };
    if (wanted.kind === 'person' && id !== actor.membership && members.includes(id))
      return { ...target, membership: id };
    const known =
      wanted.kind === 'organisation' && id !== actor.organisation && (await this.organisations.badges([id]));
    if (known && known.has(id)) return { ...target, organisation: id };
    throw new DomainError('VOICE_CLOSED');
  }

  private async writable(actor: Actor, fiche: string): Promise<{ node: StrategyNode; membership: string }> {
    const node = await this.writing.node(fiche);
    if (!(await this.writing.mayRead(actor, node)).allowed) throw new DomainError('NOT_FOUND');
    const decision = await this.writing.mayWrite(actor, node);
    if (!decision.allowed) throw new DomainError(decision.reason);
    if (!actor.membership) throw new DomainError('NO_MANDATE');
    return { node, membership: actor.membership };
  }

  private async mayRead(actor: Actor, fiche: string): Promise<boolean> {
    return (await this.writing.mayRead(actor, await this.writing.node(fiche))).allowed;
  }

  private async nameable({ person, membership, organisation, mayWrite }: Actor): Promise<Nameable> {
    return { person, organisation, mayWrite, leads: membership ? await this.groups.ledBy(membership) : [] };
  }

  private async persons(memberships: string[]): Promise<VoicesView['persons']> {
    const found = await this.organisations.memberships(memberships);
    const persons = await this.identity.persons(found.map(({ personId }) => personId));
    const badges = await this.organisations.badges(found.map(({ organisationId }) => organisationId));
    return found
      .flatMap(({ id, personId, organisationId }) => {
        const person = persons.get(personId);
        if (!person || person.erasedAt) return [];
        return [{ membership: id, name: fullName(person), organisation: badges.get(organisationId)?.name ?? '' }];
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }

  private async words(document: string, voice: Voice): Promise<string[]> {
    const read = await this.rooms.look(document, ({ doc, ledger }, { sections }) =>
      sections.flatMap((key) => passagesOf(doc.getText(key), ledger, (run) => run.voice === voice)),
    );
    return (read ?? [])
      .slice(0, QUOTED_PASSAGES)
      .map((words) => (words.length > QUOTED_CHARACTERS ? `${words.slice(0, QUOTED_CHARACTERS).trimEnd()}…` : words));
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const voiceView = (voice: OpenedVoice, names: ReadonlyMap<Voice, string>): VoiceView => ({
  id: voice.id,
  kind: voice.kind,
  named:
    { person: voice.membership, organisation: voice.organisation, group: voice.group, redaction: null }[voice.kind] ??
    '',
  name: names.get(voice.id) ?? '',
  declined: voice.declined,
});
