import { z } from 'zod';
import { Id, Line } from './common.js';
import type { OrganisationBadge } from './organisations.js';
import { SEAT_ROLES } from './vocabulary.js';

export const NewGroup = z.object({
  kind: z.enum(['group', 'instance']),
  name: Line,
  purpose: z.string().trim().max(500).default(''),
});
export type NewGroup = z.input<typeof NewGroup>;

export const SeatChange = z.object({
  membership: Id,
  /** Null takes the seat away. */
  role: z.enum(SEAT_ROLES).nullable(),
});
export type SeatChange = z.infer<typeof SeatChange>;

export const ChargeChange = z.object({ node: Id, inCharge: z.boolean() });
export type ChargeChange = z.infer<typeof ChargeChange>;

export interface GroupSummary {
  id: string;
  kind: 'group' | 'instance';
  name: string;
  purpose: string;
  members: number;
  organisations: number;
  /** Whether I sit in it. */
  mine: boolean;
}

export interface GroupView extends GroupSummary {
  strategy: { id: string; slug: string; name: string };
  seats: {
    membership: string;
    name: string;
    jobTitle: string | null;
    organisation: OrganisationBadge;
    role: (typeof SEAT_ROLES)[number];
  }[];
  fiches: { id: string; number: string | null; title: string }[];
  abilities: { lead: boolean };
}
