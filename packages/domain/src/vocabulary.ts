/** Who someone is to a strategy. Administrator holds for the installation, moderator, commenter and reader for a strategy, animateur and contributor for the fiches their group is in charge of. */
export const ROLES = ['administrator', 'moderator', 'animateur', 'contributor', 'commenter', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** Where a strategy is, in the order of its life. */
export const PHASE_KINDS = [
  'framing',
  'drafting',
  'consultation',
  'instruction',
  'validation',
  'publication',
  'follow-up',
] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

/** Where a fiche or a chapter is. */
export const LIFECYCLES = ['to-write', 'drafting', 'frozen', 'validated', 'abandoned'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

/** What can be asked of a strategy, a node of its tree, a group, the directory, or the installation. */
export const ACTIONS = [
  'text.read',
  'text.write',
  'node.arrange',
  'fiche.steer',
  'group.lead',
  'phase.change',
  'strategy.configure',
  'directory.manage',
  'refusals.read',
] as const;
export type Action = (typeof ACTIONS)[number];
