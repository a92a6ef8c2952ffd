import { describe, expect, it } from 'vitest';
import { AUTHORS_AUDIENCES, authorsShown, figuresShown } from './authors.js';
import { ROLES } from './vocabulary.js';

describe('who wrote what', () => {
  it('[W1] is shown to those the strategy names', () => {
    const seen = AUTHORS_AUDIENCES.map((audience) =>
      ROLES.filter((role) => authorsShown(audience, [role]) !== 'nothing').join(' '),
    );
    expect(seen).toEqual(['', 'administrator moderator', ROLES.join(' '), ROLES.join(' ')]);
    expect(AUTHORS_AUDIENCES.map((audience) => authorsShown(audience, []))).toEqual([
      'nothing',
      'nothing',
      'nothing',
      'organisations',
    ]);
  });

  it('[W2] names persons to those who have a role, and to nobody else', () => {
    expect(authorsShown('public', ['reader'])).toBe('persons');
    expect(authorsShown('public', [])).toBe('organisations');
  });

  it('[W3] is told in figures where the strategy says so, to those who are shown it at all', () => {
    const shown = (['nothing', 'organisations', 'persons'] as const).map((each) => [
      figuresShown(each, false),
      figuresShown(each, true),
    ]);
    expect(shown).toEqual([
      [false, false],
      [false, true],
      [false, true],
    ]);
  });
});
