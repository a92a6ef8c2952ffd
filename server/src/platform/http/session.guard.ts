import { ACTING_AS_HEADER } from '@diapason/contracts';
import { DomainError } from '@diapason/domain';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, OPEN_KEY, type RequestWithActor } from './actor.js';

/** Turns a session cookie, and the membership it speaks for, into an actor. Given by the identity module. */
export interface Credentials {
  /** Null without a live session. Throws `MEMBERSHIP_INVALID` for a membership that is not the person's, or no longer. */
  actorOf(cookieHeader: string | undefined, membership: string | null): Promise<Actor | null>;
}
export const CREDENTIALS = Symbol('credentials');

/** Every HTTP handler needs an actor unless it is declared open. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CREDENTIALS) private readonly credentials: Credentials,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const actingAs = request.header(ACTING_AS_HEADER) || null;
    const actor = await this.credentials.actorOf(request.headers.cookie, actingAs);
    if (actor) request.actor = actor;
    const open = this.reflector.getAllAndOverride<boolean>(OPEN_KEY, [context.getHandler(), context.getClass()]);
    if (!actor && !open) throw new DomainError('NOT_SIGNED_IN');
    return true;
  }
}
