import { describe, expect, it } from 'vitest';
import { answersFor, type Nameable, type Named, ownerOf, voicesOpenTo } from './voices.js';

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

  it('[V3] owns what is typed for it, until it declines', () => {
    const voice = { kind: 'redaction', person: null, organisation: null, group: null, declined: false } as const;
    expect(ownerOf('typist', null)).toEqual({ of: 'organisation', id: 'typist' });
    expect(ownerOf(null, null)).toBeNull();
    expect(ownerOf('typist', voice)).toEqual({ of: 'redaction' });
    expect(ownerOf('typist', { ...voice, kind: 'group', group: 'g' })).toEqual({ of: 'group', id: 'g' });
    const person = { ...voice, kind: 'person', person: 'p', organisation: 'theirs' } as const;
    expect(ownerOf('typist', person)).toEqual({ of: 'organisation', id: 'theirs' });
    expect(ownerOf('typist', { ...person, kind: 'organisation', person: null })).toEqual(ownerOf('typist', person));
    for (const declined of [voice, person])
      expect(ownerOf('typist', { ...declined, declined: true })).toEqual(ownerOf('typist', null));
  });
});
