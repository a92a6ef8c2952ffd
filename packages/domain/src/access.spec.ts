import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Adjustment, decide, everyRight, isAllowed, isWithinBounds, RIGHTS, STATES } from './access.js';
import { ACTIONS, LIFECYCLES, PHASE_KINDS, ROLES } from './vocabulary.js';

const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');
const rows = spec.split('\n').filter((line) => ACTIONS.some((action) => line.startsWith(`| ${action} `)));
const cells = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

describe('access', () => {
  it('[A1] the table of the specification is the table of the code', () => {
    const told = Object.fromEntries(
      rows
        .map(cells)
        .filter(({ length }) => length === ROLES.length + 1)
        .map(([action, ...signs]) => [action, Object.fromEntries(ROLES.map((role, i) => [role, signs[i]]))]),
    );
    expect(told).toEqual(RIGHTS);
    for (const { right } of everyRight()) expect('Ayn-').toContain(right);
  });

  it('[A2] so are the states that admit an action', () => {
    const told = Object.fromEntries(
      rows
        .map(cells)
        .filter(({ length }) => length === 2)
        .map(([action, states]) => [action, states === 'any' ? 'any' : states?.split(', ')]),
    );
    expect(told).toEqual(STATES);
    for (const lifecycle of LIFECYCLES) {
      const decision = decide({
        action: 'text.write',
        roles: ['moderator'],
        phase: 'drafting',
        lifecycle,
        mayWrite: true,
      });
      expect(decision.allowed).toBe(['to-write', 'drafting'].includes(lifecycle));
    }
  });

  it('[A3] [A5] a strategy moves the cells left open, and no other', () => {
    for (const { action, role, phase, right } of everyRight()) {
      const adjustments: Adjustment[] = [true, false].map((allowed) => ({ action, role, phase, allowed }));
      const [granted, taken] = adjustments.map((adjustment) => isAllowed(action, role, phase, [adjustment]));
      const open = right === 'y' || right === 'n';
      expect(isWithinBounds({ action, role, phase })).toBe(open);
      expect([granted, taken]).toEqual(open ? [true, false] : [right === 'A', right === 'A']);
      expect(isAllowed(action, role, phase, adjustments)).toBe(open ? false : right === 'A');
    }
  });

  it('[A4] says the broadest reason first', () => {
    const ask = { action: 'text.write', phase: 'drafting', mayWrite: true } as const;
    expect(decide({ ...ask, roles: [] })).toEqual({ allowed: false, reason: 'NO_ROLE' });
    expect(decide({ ...ask, roles: ['reader'] })).toEqual({ allowed: false, reason: 'NO_ROLE' });
    expect(decide({ ...ask, roles: ['contributor'], mayWrite: false })).toEqual({
      allowed: false,
      reason: 'NO_MANDATE',
    });
    expect(decide({ ...ask, roles: ['contributor'], phase: 'validation' })).toEqual({
      allowed: false,
      reason: 'PHASE_CLOSED',
    });
    expect(decide({ ...ask, roles: ['contributor'], lifecycle: 'frozen' })).toEqual({
      allowed: false,
      reason: 'FICHE_CLOSED',
    });
    expect(decide({ ...ask, roles: ['reader', 'contributor'], lifecycle: 'drafting' })).toEqual({ allowed: true });
    expect(decide({ ...ask, action: 'text.read', roles: ['reader'], mayWrite: false })).toEqual({ allowed: true });
    expect(PHASE_KINDS).toHaveLength(7);
  });
});
