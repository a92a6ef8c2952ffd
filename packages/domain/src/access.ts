import { ACTIONS, type Action, type Lifecycle, PHASE_KINDS, type PhaseKind, ROLES, type Role } from './vocabulary.js';

/**
 * What a role may do in a phase, as one sign:
 * `A` always, `y` yes unless the strategy takes it away, `n` no unless the strategy grants it, `-` never.
 */
export type Right = 'A' | 'y' | 'n' | '-';

/** One sign per phase, in the order of `PHASE_KINDS`. */
type Row = string;

/** [A1] Defaults and bounds: role by role, phase by phase. The same table stands in SPEC.md, and a test holds them together. */
export const RIGHTS: Record<Action, Record<Role, Row>> = {
  'text.read': {
    administrator: 'AAAAAAA',
    moderator: 'AAAAAAA',
    animateur: 'AAAAAAA',
    contributor: 'AAAAAAA',
    commenter: 'nyAyyAA',
    reader: 'nyyyyAA',
  },
  'text.write': {
    administrator: 'nnnnn--',
    moderator: 'yAyAn-y',
    animateur: 'yynn--y',
    contributor: 'nynn--n',
    commenter: '-------',
    reader: '-------',
  },
  'node.arrange': {
    administrator: 'yynn--n',
    moderator: 'yyny--y',
    animateur: 'nn-----',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'fiche.steer': {
    administrator: 'nnnnnnn',
    moderator: 'AAAAAAA',
    animateur: 'yyn---y',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'group.lead': {
    administrator: 'AAAAAAA',
    moderator: 'AAAAAAA',
    animateur: 'AAAAAAA',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'phase.change': {
    administrator: 'AAAAAAA',
    moderator: 'yyyyyyy',
    animateur: '-------',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'strategy.configure': {
    administrator: 'AAAAAAA',
    moderator: 'nnnnnnn',
    animateur: '-------',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'directory.manage': {
    administrator: 'AAAAAAA',
    moderator: 'yyyyyyy',
    animateur: '-------',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
  'refusals.read': {
    administrator: 'AAAAAAA',
    moderator: '-------',
    animateur: '-------',
    contributor: '-------',
    commenter: '-------',
    reader: '-------',
  },
};

/** What changes nothing: no mandate is needed for it. */
const READINGS: ReadonlySet<Action> = new Set(['text.read', 'refusals.read']);

/** [A2] In which states of a fiche an action can be done at all. Actions that are not about a fiche do not look. */
export const STATES: Record<Action, readonly Lifecycle[] | 'any'> = {
  'text.read': 'any',
  'text.write': ['to-write', 'drafting'],
  'node.arrange': ['to-write', 'drafting', 'frozen', 'abandoned'],
  'fiche.steer': 'any',
  'group.lead': 'any',
  'phase.change': 'any',
  'strategy.configure': 'any',
  'directory.manage': 'any',
  'refusals.read': 'any',
};

/** What a strategy changes of the defaults: allowed or not, for an action, a role and a phase. */
export interface Adjustment {
  action: Action;
  role: Role;
  phase: PhaseKind;
  allowed: boolean;
}

export type Refusal = 'NO_ROLE' | 'NO_MANDATE' | 'PHASE_CLOSED' | 'FICHE_CLOSED';

export type Decision = { allowed: true } | { allowed: false; reason: Refusal };

export interface Question {
  action: Action;
  /** Every role the actor holds where the action is to be done. */
  roles: readonly Role[];
  phase: PhaseKind;
  /** State of the fiche the action is about; absent for what is not about one. */
  lifecycle?: Lifecycle;
  /** Whether the membership the actor acts under may write. */
  mayWrite: boolean;
  adjustments?: readonly Adjustment[];
}

const ALLOWED: Decision = { allowed: true };
const refused = (reason: Refusal): Decision => ({ allowed: false, reason });

export const rightOf = (action: Action, role: Role, phase: PhaseKind): Right =>
  RIGHTS[action][role][PHASE_KINDS.indexOf(phase)] as Right;

/** [A3] Whether a role may do something in a phase: the default, unless the strategy changed it within the bounds. */
export function isAllowed(
  action: Action,
  role: Role,
  phase: PhaseKind,
  adjustments: readonly Adjustment[] = [],
): boolean {
  const right = rightOf(action, role, phase);
  if (right === 'A' || right === '-') return right === 'A';
  const adjusted = adjustments.findLast((each) => each.action === action && each.role === role && each.phase === phase);
  return adjusted?.allowed ?? right === 'y';
}

/**
 * [A4] The one rule of rights: what the actor may do, by the roles they hold there, the phase of the strategy, the state
 * of the fiche, and for writing the mandate of the membership they act under. Reasons are given from the broadest.
 */
export function decide({ action, roles, phase, lifecycle, mayWrite, adjustments = [] }: Question): Decision {
  if (roles.every((role) => neverAllowed(action, role, adjustments))) return refused('NO_ROLE');
  if (!READINGS.has(action) && !mayWrite) return refused('NO_MANDATE');
  if (!roles.some((role) => isAllowed(action, role, phase, adjustments))) return refused('PHASE_CLOSED');
  const states = STATES[action];
  if (lifecycle && states !== 'any' && !states.includes(lifecycle)) return refused('FICHE_CLOSED');
  return ALLOWED;
}

/** What is of the whole installation, whatever the phase of its strategies: for its administrators. */
export const decideInInstallation = (action: Action, actor: { administrator: boolean; mayWrite: boolean }): Decision =>
  decide({ action, roles: actor.administrator ? ['administrator'] : [], phase: 'framing', mayWrite: actor.mayWrite });

const neverAllowed = (action: Action, role: Role, adjustments: readonly Adjustment[]): boolean =>
  PHASE_KINDS.every((phase) => !isAllowed(action, role, phase, adjustments));

/** [A5] An adjustment may move only what the bounds leave open. */
export function isWithinBounds({ action, role, phase }: Pick<Adjustment, 'action' | 'role' | 'phase'>): boolean {
  return ['y', 'n'].includes(rightOf(action, role, phase));
}

/** Every combination of the table, for grids and for tests generated from it. */
export function* everyRight(): Generator<{ action: Action; role: Role; phase: PhaseKind; right: Right }> {
  for (const action of ACTIONS)
    for (const role of ROLES)
      for (const phase of PHASE_KINDS) yield { action, role, phase, right: rightOf(action, role, phase) };
}
