import {
  CLOSE,
  type CloseCode,
  type Connection,
  type Participant,
  type PresenceIdentity,
  type RefusalCode,
  type Room,
  type Voice,
} from '@diapason/collab';
import { DomainError } from '@diapason/domain';
import { SCHEMA_VERSION } from '@diapason/editor';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Acts } from '../../platform/database/act.js';
import type { Actor } from '../../platform/http/actor.js';
import { fullName, IdentityService } from '../identity/index.js';
import { ActorsService, OrganisationsService } from '../organisations/index.js';
import type { OwnedDocument } from './owners.js';
import { RoomsService } from './rooms.service.js';
import { VoicesService } from './voices.service.js';

/** What a client says when it knocks, at whichever door. */
export const Knock = z.object({
  document: z.uuid(),
  /** The membership in whose name it will write. */
  as: z.uuid().optional(),
  /** Version of the vocabulary it speaks; without it, it only reads. */
  schema: z.coerce.number().int().optional(),
  /** Whether it understands our own messages. */
  ack: z.literal('1').optional(),
});
export type Knock = z.infer<typeof Knock>;

/** Why someone is not let in. */
export class NotAdmitted extends Error {
  constructor(
    readonly code: CloseCode,
    reason: string,
  ) {
    super(reason);
  }
}

/** A right is asked again after this, whatever happened meanwhile (a membership that ends at midnight), in milliseconds. */
const RIGHT_IS_FRESH = 5_000;

/** Lets people into rooms, for both doors alike, and asks again what they may do. */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly actors: ActorsService,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly rooms: RoomsService,
    private readonly voices: VoicesService,
    private readonly acts: Acts,
  ) {}

  /** Joins the room, or throws `NotAdmitted`. Gives the room and what watches over the right to be in it. */
  async admit(knock: Knock, cookieHeader: string | undefined, connection: Connection): Promise<Admitted> {
    const actor = await this.actorOf(cookieHeader, knock);
    if (!actor) throw new NotAdmitted(CLOSE.unauthenticated, 'not signed in');
    const open = await this.rooms.open(knock.document);
    if (!open) throw new NotAdmitted(CLOSE.notFound, 'no such document');
    const { room, owned } = open;
    if (!(await owned.mayRead(actor)).allowed) throw new NotAdmitted(CLOSE.forbidden, 'not for this person');
    if (knock.schema !== undefined && knock.schema !== SCHEMA_VERSION)
      throw new NotAdmitted(CLOSE.outdated, 'reload the page');
    const participant: Participant = {
      connection,
      author: { membership: actor.membership ?? '', person: actor.person, organisation: actor.organisation ?? '' },
      identity: await this.identityOf(actor),
      schema: knock.schema ?? null,
      wantsAcks: knock.ack === '1',
      mayWrite: this.writeRight(knock, cookieHeader, owned),
      speaksFor: this.voiceRight(knock.document, actor.membership ?? ''),
    };
    await room.join(participant);
    await owned.presence(presentIn(room));
    return { room, owned, session: actor.session, stillMayRead: () => this.mayStillRead(knock, cookieHeader, owned) };
  }

  /** Someone left: whoever watches the fiche is told. */
  async left({ room, owned }: Admitted): Promise<void> {
    await owned.presence(presentIn(room));
  }

  private async actorOf(cookieHeader: string | undefined, { as }: Knock): Promise<Actor | null> {
    try {
      return await this.actors.actorOf(cookieHeader, as ?? null);
    } catch (error) {
      if (error instanceof DomainError) throw new NotAdmitted(CLOSE.forbidden, 'not a membership of this person');
      throw error;
    }
  }

  /** Asks the right at each batch; what was answered holds until an act or a session's end could have changed it. */
  private writeRight(knock: Knock, cookieHeader: string | undefined, owned: OwnedDocument): Participant['mayWrite'] {
    let known: { at: number; committed: number; refusal: RefusalCode | null } | null = null;
    return async () => {
      const { committed } = this.acts;
      if (known?.committed === committed && Date.now() - known.at < RIGHT_IS_FRESH) return known.refusal;
      const refusal = await this.refusalOf(knock, cookieHeader, owned);
      known = { at: Date.now(), committed, refusal };
      return refusal;
    };
  }

  /** Whose a voice is never changes: it is looked up once. */
  private voiceRight(document: string, membership: string): Participant['speaksFor'] {
    const known = new Map<Voice, boolean>();
    return async (voice) => {
      const answer = known.get(voice) ?? (await this.voices.isOf(voice, document, membership));
      known.set(voice, answer);
      return answer;
    };
  }

  private async refusalOf(
    knock: Knock,
    cookieHeader: string | undefined,
    owned: OwnedDocument,
  ): Promise<RefusalCode | null> {
    if (knock.schema === undefined) return 'SCHEMA_OUTDATED';
    const actor = await this.actorOf(cookieHeader, knock).catch(ifNotAdmitted(null));
    if (!actor?.membership) return 'WRITE_FORBIDDEN';
    const decision = await owned.mayWrite(actor).catch(ifUnknown({ allowed: false } as const));
    return decision.allowed ? null : 'WRITE_FORBIDDEN';
  }

  private async mayStillRead(knock: Knock, cookieHeader: string | undefined, owned: OwnedDocument): Promise<boolean> {
    const actor = await this.actorOf(cookieHeader, knock).catch(ifNotAdmitted(null));
    if (!actor) return false;
    return (await owned.mayRead(actor).catch(ifUnknown({ allowed: false } as const))).allowed;
  }

  private async identityOf(actor: Actor): Promise<PresenceIdentity> {
    const person = await this.identity.person(actor.person);
    const badge = actor.organisation
      ? (await this.organisations.badges([actor.organisation])).get(actor.organisation)
      : undefined;
    return {
      person: actor.person,
      name: fullName(person),
      organisation: actor.organisation ?? '',
      organisationName: badge?.name ?? '',
      initials: badge?.initials ?? '',
      hue: badge?.hue ?? 0,
    };
  }
}

export interface Admitted {
  room: Room;
  owned: OwnedDocument;
  session: string;
  stillMayRead(): Promise<boolean>;
}

const ifNotAdmitted =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof NotAdmitted) return value;
    throw error;
  };

const ifUnknown =
  <T>(value: T) =>
  (error: unknown): T => {
    if (error instanceof DomainError) return value;
    throw error;
  };

/** One entry per person, however many pages they have open. */
function presentIn(room: Room) {
  const people = new Map(
    room.participants.map(({ identity }) => [`${identity.person} ${identity.organisation}`, identity]),
  );
  return [...people.values()].map(({ name, organisationName, initials, hue }) => ({
    name,
    organisation: organisationName,
    initials,
    hue,
  }));
}
