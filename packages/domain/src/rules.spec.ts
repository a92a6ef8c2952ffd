import { describe, expect, it } from 'vitest';
import { erasureFault } from './erasure.js';
import { isCurrent } from './membership.js';
import { compareNumbers, type Level, type NumberedNode, numberNodes } from './numbering.js';
import { SHAPES } from './presets/index.js';
import { MAX_CODE_TRIES, SIGN_IN_LIFETIME, signInFault } from './sign-in.js';
import { RESERVED_SECTION_KEYS, rootsOf } from './templates.js';
import { placementFault } from './tree.js';

const level = (key: string, numbering: Level['numbering'] = 'per-parent'): Level => ({
  key,
  name: key,
  plural: `${key}s`,
  numbering,
});

describe('memberships', () => {
  it('[M1] hold from their first day to their last', () => {
    const membership = { from: '2026-03-01', to: '2026-06-30' };
    expect(['2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'].map((day) => isCurrent(membership, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isCurrent({ from: null, to: null }, '1999-12-31')).toBe(true);
  });
});

describe('an account', () => {
  it('[E1] is deleted by its person or by an administrator, unless nobody would be left to administer', () => {
    const faults = (lastAdministrator: boolean) =>
      [
        { own: true, administrator: false },
        { own: true, administrator: true },
        { own: false, administrator: true },
        { own: false, administrator: false },
      ].map((who) => erasureFault({ ...who, lastAdministrator }));
    expect(faults(false)).toEqual([null, null, null, 'NO_ROLE']);
    expect(faults(true)).toEqual(['LAST_ADMINISTRATOR', 'LAST_ADMINISTRATOR', 'LAST_ADMINISTRATOR', 'NO_ROLE']);
  });
});

describe('numbers', () => {
  const node = (id: string, parent: string | null, of: string | null, fixed: string | null = null): NumberedNode => ({
    id,
    parent,
    level: of,
    fixed,
  });
  const tree = [
    node('chapter', null, null),
    node('1', null, 'enjeu'),
    node('1a', '1', 'fiche', '1'),
    node('2', null, 'enjeu'),
    node('2a', '2', 'objectif'),
    node('2a1', '2a', 'fiche'),
    node('note', '2', null),
    node('2b', '2', 'fiche'),
  ];

  it('[N1] [N2] run within the parent, over a skipped level, and keep what was fixed', () => {
    const numbers = numberNodes(tree, [level('enjeu'), level('objectif'), level('fiche')]);
    expect(tree.map(({ id }) => numbers.get(id))).toEqual([null, '1', '1', '2', '2.1', '2.1.1', null, '2.2']);
  });

  it('[N1] run through the whole strategy', () => {
    const numbers = numberNodes(tree, [level('enjeu'), level('objectif', 'none'), level('fiche', 'through')]);
    expect(tree.map(({ id }) => numbers.get(id))).toEqual([null, '1', '1', '2', null, '2', null, '3']);
    expect(['3.10', '3.9', '1'].toSorted(compareNumbers)).toEqual(['1', '3.9', '3.10']);
  });
});

describe('the tree', () => {
  it('[T1] lets a level be skipped and never climbed back', () => {
    const levels = [level('axe'), level('objectif'), level('action')];
    const axe = { use: 'branch', level: 'axe' } as const;
    const objective = { use: 'branch', level: 'objectif' } as const;
    const action = { use: 'fiche', level: 'action' } as const;
    const text = { use: 'chapter', level: null } as const;
    expect(placementFault(action, axe, levels)).toBeNull();
    expect(placementFault(action, null, levels)).toBeNull();
    expect(placementFault(text, objective, levels)).toBeNull();
    expect(placementFault(axe, objective, levels)).toBe('LEVEL_TOO_HIGH');
    expect(placementFault(objective, objective, levels)).toBe('LEVEL_TOO_HIGH');
    expect(placementFault(text, action, levels)).toBe('PARENT_NOT_BRANCH');
    expect(placementFault({ use: 'fiche', level: 'objectif' }, axe, levels)).toBe('LEVEL_UNKNOWN');
    expect(placementFault({ use: 'branch', level: 'elsewhere' }, null, levels)).toBe('LEVEL_UNKNOWN');
  });
});

describe('sign-in', () => {
  it('[S1] an attempt is good for ten minutes, once, and five tries', () => {
    const attempt = { createdAt: 1000, consumed: false, tries: 0 };
    expect(signInFault(attempt, 1000 + SIGN_IN_LIFETIME - 1)).toBeNull();
    expect(signInFault(attempt, 1000 + SIGN_IN_LIFETIME)).toBe('SIGN_IN_EXPIRED');
    expect(signInFault({ ...attempt, consumed: true }, 1000)).toBe('SIGN_IN_USED');
    expect(signInFault({ ...attempt, tries: MAX_CODE_TRIES }, 1000)).toBe('SIGN_IN_BLOCKED');
  });
});

describe('presets', () => {
  it('[P1] each of the five shapes is complete', () => {
    expect(SHAPES).toHaveLength(5);
    for (const { templates, levels, phases } of SHAPES) {
      for (const use of ['fiche', 'branch', 'chapter'])
        expect(
          templates.some((template) => template.use === use),
          use,
        ).toBe(true);
      expect(new Set(levels.map(({ key }) => key)).size).toBe(levels.length);
      expect(phases.length).toBeGreaterThan(0);
      for (const template of templates) {
        const roots = rootsOf(template);
        expect(new Set(roots).size).toBe(roots.length);
        for (const { key, kind, fields } of template.sections) {
          expect(RESERVED_SECTION_KEYS).not.toContain(key);
          expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
          expect(kind === 'records').toBe(fields !== undefined);
        }
      }
    }
  });
});
