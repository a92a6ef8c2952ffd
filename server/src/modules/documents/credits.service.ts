import type { Author, Voice } from '@diapason/collab';
import { type AuthorsView, type CreditView, type OwnerBadge, REDACTION_NAME } from '@diapason/contracts';
import { type AuthorsShown, type Owner, ownerOf } from '@diapason/domain';
import { Injectable } from '@nestjs/common';
import { GroupsService } from '../groups/index.js';
import { fullName, IdentityService } from '../identity/index.js';
import { initialsOf, NEUTRAL_HUE, OrganisationsService } from '../organisations/index.js';
import type { OpenedVoice } from './voices.repository.js';
import { VoicesService } from './voices.service.js';

/** To whom characters are credited, or who took some out. */
export interface Credited {
  author: Author | null;
  kind: CreditView['kind'];
  voice: Voice | null;
  at: number;
  movedBy: Author | null;
}

/** Stands for the équipe de rédaction among owners. */
const REDACTION = 'redaction';

/** Puts names on credits: as many as may be shown. */
@Injectable()
export class CreditsService {
  constructor(
    private readonly voices: VoicesService,
    private readonly groups: GroupsService,
    private readonly organisations: OrganisationsService,
    private readonly identity: IdentityService,
  ) {}

  async named(credits: readonly Credited[], shown: AuthorsShown): Promise<Pick<AuthorsView, 'credits' | 'owners'>> {
    const voices = await this.voices.find([...new Set(credits.flatMap(({ voice }) => voice ?? []))]);
    const names = await this.voices.names([...voices.values()]);
    const authors = credits.flatMap(({ author, movedBy }) => [author, movedBy]).filter((each) => each !== null);
    const people = [...authors, ...voices.values()].flatMap(({ person }) => person ?? []);
    const persons = shown === 'persons' ? await this.identity.persons(people) : new Map<string, never>();
    const nameOf = (id: string | null): string | null => {
      const person = persons.get(id ?? '');
      return person ? fullName(person) : null;
    };
    const known = ({ organisation, person }: Author) => ({ organisation, person: nameOf(person) });
    const view = ({ author, kind, voice: id, at, movedBy }: Credited): CreditView => {
      const voice = voices.get(id ?? '') ?? null;
      const owner = ownerIdOf(ownerOf(author?.organisation ?? null, voice));
      const told = { kind, at: new Date(at).toISOString(), movedBy: movedBy && known(movedBy) };
      if (!author) return { ...told, owner: null, person: null, typedBy: null, declinedBy: null };
      if (voice && !voice.declined)
        return { ...told, owner, person: nameOf(voice.person), typedBy: known(author), declinedBy: null };
      const isHidden = voice?.kind === 'person' && shown !== 'persons';
      const declinedBy = voice ? (isHidden ? '' : (names.get(voice.id) ?? '')) : null;
      return { ...told, owner, person: nameOf(author.person), typedBy: null, declinedBy };
    };
    return {
      credits: credits.map(view),
      owners: await this.owners([...voices.values()], authors),
    };
  }

  private async owners(voices: readonly OpenedVoice[], authors: readonly Author[]): Promise<OwnerBadge[]> {
    const badges = await this.organisations.badges(
      [...voices, ...authors].flatMap(({ organisation }) => organisation ?? []),
    );
    const groups = await this.groups.groups(voices.flatMap(({ group }) => group ?? []));
    const plain = { acronym: null, hue: NEUTRAL_HUE, college: null };
    return [
      ...[...badges.values()].map((badge) => ({ ...badge, of: 'organisation' as const })),
      ...groups.map(({ id, name }) => ({ ...plain, id, name, initials: initialsOf(name, null), of: 'group' as const })),
      ...(voices.some(({ kind }) => kind === 'redaction')
        ? [
            {
              ...plain,
              id: REDACTION,
              name: REDACTION_NAME,
              initials: initialsOf(REDACTION_NAME, null),
              of: 'redaction' as const,
            },
          ]
        : []),
    ];
  }
}

const ownerIdOf = (owner: Owner): string | null => (owner?.of === 'redaction' ? REDACTION : (owner?.id ?? null));
