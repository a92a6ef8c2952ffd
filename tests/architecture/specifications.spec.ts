import { describe, expect, it } from 'vitest';
import { filesLike, textOf, textsLike } from './files.js';

const RULE = /^- \*\*\[([A-Z]\d+)\]\*\*/gm;
const ID = /\[([A-Z]\d+)\]/g;
/** A title of a test, with all that stands on its line. */
const TITLE = /^\s*(?:it|test|describe)\b.*$/gm;

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([all, found]) => found ?? all);

const SPECIFICATION = /^packages\/[^/]+\/SPEC\.md$/;
const specified = await filesLike(SPECIFICATION);

it('there are specifications to hold to', () => {
  expect(specified).toEqual(['packages/collab/SPEC.md', 'packages/domain/SPEC.md']);
});

describe.each(specified)('%s', (path) => {
  const folder = path.replace('/SPEC.md', '');

  it('names each rule once', async () => {
    const rules = matches(await textOf(path), RULE);
    expect(rules).not.toEqual([]);
    expect(rules).toEqual([...new Set(rules)]);
  });

  it('has a test for each rule, and no test of a rule that it does not have', async () => {
    const rules = matches(await textOf(path), RULE);
    const titles = (await textsLike(new RegExp(`^${folder}/src/.*\\.spec\\.ts$`))).flatMap((text) =>
      matches(text, TITLE),
    );
    const tested = new Set(titles.flatMap((title) => matches(title, ID)));
    expect([...tested].toSorted()).toEqual(rules.toSorted());
  });

  it('has every rule that the code says it follows', async () => {
    const rules = matches(await textOf(path), RULE);
    const followed = (await textsLike(new RegExp(`^${folder}/src/.*\\.ts$`))).flatMap((text) => matches(text, ID));
    expect(followed.filter((id) => !rules.includes(id))).toEqual([]);
  });
});

it('tests of the whole product name no rule that no specification has', async () => {
  const rules = (await textsLike(SPECIFICATION)).flatMap((text) => matches(text, RULE));
  const titles = (await textsLike(/^tests\/(?!architecture\/).*\.spec\.ts$/)).flatMap((text) => matches(text, TITLE));
  expect(titles).not.toEqual([]);
  expect(titles.flatMap((title) => matches(title, ID)).filter((id) => !rules.includes(id))).toEqual([]);
});
