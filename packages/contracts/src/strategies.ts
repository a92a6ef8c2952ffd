import {
  ACTIONS,
  type Adjustment,
  AUTHORS_AUDIENCES,
  type AuthorsAudience,
  FIELD_KINDS,
  type Level,
  LIFECYCLES,
  type Lifecycle,
  NUMBERINGS,
  PHASE_KINDS,
  type PhaseKind,
  RESERVED_SECTION_KEYS,
  ROLES,
  SECTION_KINDS,
  type Template,
} from '@diapason/domain';
import { z } from 'zod';
import { Day, Id, Line, OptionalLine } from './common.js';

const Key = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** No two of a list have the same key. */
const haveOwnKeys = (items: readonly { key: string }[]): boolean =>
  new Set(items.map(({ key }) => key)).size === items.length;

export const LevelInput = z.object({ key: Key, name: Line, plural: Line, numbering: z.enum(NUMBERINGS) });
const Levels = z.array(LevelInput).min(1).max(6).refine(haveOwnKeys);

export const TemplateInput = z.object({
  key: Key,
  name: Line,
  use: z.enum(['fiche', 'chapter', 'branch']),
  hasAim: z.boolean(),
  sections: z
    .array(
      z.object({
        key: Key.refine((key) => !(RESERVED_SECTION_KEYS as readonly string[]).includes(key)),
        label: Line,
        guidance: z.string().trim().max(1000),
        kind: z.enum(SECTION_KINDS),
        fields: z
          .array(
            z.object({ key: Key, label: Line, kind: z.enum(FIELD_KINDS), choices: z.array(Line).max(30).optional() }),
          )
          .max(20)
          .optional(),
      }),
    )
    .min(1)
    .max(20)
    .refine(haveOwnKeys),
});

export const PhaseInput = z.object({
  kind: z.enum(PHASE_KINDS),
  name: Line,
  startsOn: Day.nullable().default(null),
  endsOn: Day.nullable().default(null),
  freezesNumbers: z.boolean().default(false),
});

/** A strategy begins from a shape; what is given beside it replaces that part of the shape. */
export const NewStrategy = z.object({
  name: Line,
  slug: Key,
  shape: Key,
  levels: Levels.optional(),
  templates: z.array(TemplateInput).min(1).max(20).refine(haveOwnKeys).optional(),
  themes: z.array(Line).max(50).optional(),
  phases: z.array(PhaseInput).min(1).max(20).optional(),
});
export type NewStrategy = z.input<typeof NewStrategy>;

export const AdjustmentInput = z.object({
  action: z.enum(ACTIONS),
  role: z.enum(ROLES),
  phase: z.enum(PHASE_KINDS),
  allowed: z.boolean(),
});
export const AdjustmentsChange = z.object({ adjustments: z.array(AdjustmentInput).max(400) });

export const StrategyChange = z.object({
  name: Line.optional(),
  levels: Levels.optional(),
  themes: z.array(Line).max(50).optional(),
  authorsShownTo: z.enum(AUTHORS_AUDIENCES).optional(),
  sharesInFigures: z.boolean().optional(),
  phases: z
    .array(PhaseInput.extend({ id: Id.optional() }))
    .min(1)
    .max(20)
    .optional(),
});
export type StrategyChange = z.input<typeof StrategyChange>;

export const PhaseChange = z.object({ phase: Id });

export const StrategyRoleChange = z.object({
  membership: Id,
  role: z.enum(['moderator', 'commenter', 'reader']),
  held: z.boolean(),
});

export interface PhaseView {
  id: string;
  kind: PhaseKind;
  name: string;
  startsOn: string | null;
  endsOn: string | null;
  freezesNumbers: boolean;
}

export interface ShapeView {
  key: string;
  name: string;
  description: string;
  levels: Level[];
}

export interface StrategySummary {
  id: string;
  slug: string;
  name: string;
  phase: PhaseView;
}

export interface StrategyView extends StrategySummary {
  levels: Level[];
  themes: string[];
  templates: (Template & { id: string })[];
  phases: PhaseView[];
  adjustments: Adjustment[];
  authorsShownTo: AuthorsAudience;
  /** Whether who wrote what is also told in characters and shares. */
  sharesInFigures: boolean;
  abilities: { arrange: boolean; changePhase: boolean; configure: boolean; seeAuthors: boolean };
}

/** A new node at the end of its siblings, or at a place among them. */
export const NewNode = z.object({
  template: Id,
  parent: Id.nullable(),
  level: Key.nullable(),
  title: Line,
  position: z.number().int().min(0).optional(),
});
export type NewNode = z.input<typeof NewNode>;

/** `position`: place among the children of `parent`, the node itself not counted. */
export const NodeMove = z.object({ parent: Id.nullable(), position: z.number().int().min(0) });
export type NodeMove = z.infer<typeof NodeMove>;

export const NodeNumber = z.object({ number: OptionalLine.max(12).nullable() });

export const FicheSteering = z.object({
  lifecycle: z.enum(LIFECYCLES).optional(),
  theme: OptionalLine.nullable().optional(),
});
export type FicheSteering = z.infer<typeof FicheSteering>;

export interface TreeNode {
  id: string;
  parent: string | null;
  use: 'branch' | 'chapter' | 'fiche';
  level: string | null;
  template: string;
  number: string | null;
  title: string;
  aim: string;
  lifecycle: Lifecycle;
  theme: string | null;
  /** Groups in charge. */
  groups: string[];
  /** Organisations of the directory that the fiche names. */
  organisations: string[];
  /** Labels of the sections still to be written. */
  toDefine: string[];
  /** The last change of its text, and in whose name. */
  changedAt: string | null;
  changedBy: string[];
  abilities: { write: boolean };
}

export interface TreeView {
  nodes: TreeNode[];
}

export const SearchQuery = z.object({ q: z.string().trim().min(2).max(100) });

export interface SearchHit {
  node: string;
  number: string | null;
  title: string;
  section: string | null;
  /** Words around what was found; the odd parts are what matched. */
  excerpt: string[];
}
