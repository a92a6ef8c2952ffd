import { type Ack, type PresentPerson, type ServerFacts, WatchFiche, WatchStrategy } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import type { OnApplicationBootstrap } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  SubscribeMessage,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { z } from 'zod';
import { EventBus } from '../../platform/events/event-bus.js';
import type { Actor } from '../../platform/http/actor.js';
import { Gateway } from '../../platform/ws/gateway.js';
import { FicheRead, WritingService } from '../fiches/index.js';
import { GroupChanged } from '../groups/index.js';
import { SessionsEnded } from '../identity/index.js';
import { ActorsService } from '../organisations/index.js';
import { AccessService, StrategyChanged } from '../strategies/index.js';
import { FichePresence, VoiceAnswered } from './documents.events.js';

const strategyRoom = (id: string) => `strategy:${id}`;
const ficheRoom = (id: string) => `fiche:${id}`;
const sessionRoom = (id: string) => `session:${id}`;

/** Tells those who watch that something changed; what changed they read again, with their own rights. */
@Gateway()
export class FactsGateway implements OnGatewayConnection, OnApplicationBootstrap {
  @WebSocketServer() private readonly server: Server<object, ServerFacts>;
  private readonly present = new Map<string, PresentPerson[]>();

  constructor(
    private readonly events: EventBus,
    private readonly actors: ActorsService,
    private readonly access: AccessService,
    private readonly writing: WritingService,
  ) {}

  onApplicationBootstrap(): void {
    const tellStrategy = (strategy: string, textOnly: boolean) =>
      this.server.to(strategyRoom(strategy)).emit('strategy:changed', { strategy, textOnly });
    this.events.on(StrategyChanged, ({ strategy }) => tellStrategy(strategy, false));
    this.events.on(GroupChanged, ({ strategy }) => tellStrategy(strategy, false));
    this.events.on(FicheRead, ({ node, strategy, sections, organisations }) => {
      this.server.to(ficheRoom(node)).emit('fiche:changed', { node, sections, organisations });
      tellStrategy(strategy, true);
    });
    this.events.on(FichePresence, ({ node, people }) => {
      if (people.length > 0) this.present.set(node, people);
      else this.present.delete(node);
      this.server.to(ficheRoom(node)).emit('fiche:presence', { node, people });
    });
    this.events.on(VoiceAnswered, ({ node }) =>
      this.server.to(ficheRoom(node)).emit('fiche:changed', { node, sections: [], organisations: [] }),
    );
    this.events.on(SessionsEnded, ({ sessions }) => {
      for (const session of sessions) {
        this.server.to(sessionRoom(session)).emit('session:ended');
        this.server.in(sessionRoom(session)).disconnectSockets();
      }
    });
  }

  async handleConnection(socket: Socket): Promise<void> {
    const actor = await this.actors.actorOf(socket.handshake.headers.cookie, null).catch(() => null);
    if (actor) await socket.join(sessionRoom(actor.session));
    else socket.disconnect();
  }

  @SubscribeMessage('strategy:watch')
  async watchStrategy(
    @ConnectedSocket() socket: Socket,
    @MessageBody({ schema: WatchStrategy }) { strategy, as }: z.output<typeof WatchStrategy>,
  ): Promise<Ack> {
    const standing = await this.access.standing(await this.actor(socket, as), strategy);
    if (standing.rolesAt().length === 0) throw new DomainError('NOT_FOUND');
    await leaveRooms(socket, 'strategy:');
    await socket.join(strategyRoom(strategy));
    return { ok: true, data: undefined };
  }

  @SubscribeMessage('fiche:watch')
  async watchFiche(
    @ConnectedSocket() socket: Socket,
    @MessageBody({ schema: WatchFiche }) { node, as }: z.output<typeof WatchFiche>,
  ): Promise<Ack<{ people: PresentPerson[] }>> {
    const found = await this.writing.node(node);
    const decision = await this.writing.mayRead(await this.actor(socket, as), found);
    if (!decision.allowed) throw new DomainError('NOT_FOUND');
    await leaveRooms(socket, 'fiche:');
    await socket.join(ficheRoom(node));
    return { ok: true, data: { people: this.present.get(node) ?? [] } };
  }

  /** Who speaks, read again at each message: a session that ended says nothing more. */
  private async actor(socket: Socket, as: string | null): Promise<Actor> {
    const actor = await this.actors.actorOf(socket.handshake.headers.cookie, as);
    if (!actor) throw new DomainError('NOT_SIGNED_IN');
    return actor;
  }
}

async function leaveRooms(socket: Socket, prefix: string): Promise<void> {
  for (const room of socket.rooms) if (room.startsWith(prefix)) await socket.leave(room);
}
