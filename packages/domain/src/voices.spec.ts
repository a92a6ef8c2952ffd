import { describe, expect, it } from 'vitest';
import { answersFor, type Nameable, type Named, voicesOpenTo } from './voices.js';

describe('voices', () => {
  it('[V1] opens more of them to who leads', () => {
    expect(voicesOpenTo(['reader', 'commenter'])).toEqual([]);
    expect(voicesOpenTo(['reader', 'contributor'])).toEqual(['group']);
    expect(voicesOpenTo(['contributor', 'animateur'])).toEqual(['person', 'organisation', 'group']);
    expect(voicesOpenTo(['moderator'])).toEqual(['person', 'organisation', 'group', 'redaction']);
    expect(voicesOpenTo(['administrator'])).toEqual(voicesOpenTo(['moderator']));
  });

  it('[V2] is answered for by those who are named, and by nobody else', () => {
    const nobody: Named = { kind: 'redaction', person: null, organisation: null, group: null };
    const actor: Nameable = { person: 'p', organisation: 'o', mayWrite: true, leads: ['g'] };
    expect(answersFor({ ...nobody, kind: 'person', person: 'p' }, actor)).toBe(true);
    expect(answersFor({ ...nobody, kind: 'person', person: 'q' }, actor)).toBe(false);
    expect(answersFor({ ...nobody, kind: 'organisation', organisation: 'o' }, actor)).toBe(true);
    expect(answersFor({ ...nobody, kind: 'organisation', organisation: 'o' }, { ...actor, mayWrite: false })).toBe(
      false,
    );
    expect(answersFor({ ...nobody, kind: 'organisation', organisation: 'x' }, actor)).toBe(false);
    expect(answersFor({ ...nobody, kind: 'group', group: 'g' }, actor)).toBe(true);
    expect(answersFor({ ...nobody, kind: 'group', group: 'h' }, actor)).toBe(false);
    expect(answersFor(nobody, actor)).toBe(false);
  });
});
