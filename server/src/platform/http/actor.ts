import { DomainError } from '@diapason/domain';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';

/** Who does something: a person, and the membership in whose name they do it. */
export interface Actor {
  person: string;
  /** Null when the person has no current membership, or chose none: they may then read what is theirs, and write nothing. */
  membership: string | null;
  organisation: string | null;
  mayWrite: boolean;
  administrator: boolean;
  session: string;
}

/** The server itself: seeds, projections, what no person does. */
export const SYSTEM: Actor = {
  person: '',
  membership: null,
  organisation: null,
  mayWrite: true,
  administrator: true,
  session: '',
};

export const isSystem = (actor: Actor): boolean => actor === SYSTEM;

export interface RequestWithActor extends Request {
  actor?: Actor;
}

const OPEN = 'diapason:open';

/** A handler that answers people who are not signed in. Without it, a handler needs an actor. */
export const Open = () => SetMetadata(OPEN, true);
export const OPEN_KEY = OPEN;

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new DomainError('NOT_SIGNED_IN');
  return actor;
});
