import { Fiche } from './modules/fiches/index.js';
import { Charge, Group, Invitation, Seat } from './modules/groups/index.js';
import { Person, Session, SignInAttempt } from './modules/identity/index.js';
import {
  College,
  Membership,
  Organisation,
  OrganisationAlias,
  OrganisationIdentifier,
} from './modules/organisations/index.js';
import { Phase, Strategy, StrategyNode, StrategyRole, Template } from './modules/strategies/index.js';

/** Every table that has an entity. */
export const entities = [
  Person,
  Session,
  SignInAttempt,
  College,
  Organisation,
  OrganisationAlias,
  OrganisationIdentifier,
  Membership,
  Strategy,
  Phase,
  Template,
  StrategyNode,
  StrategyRole,
  Group,
  Seat,
  Charge,
  Invitation,
  Fiche,
];
