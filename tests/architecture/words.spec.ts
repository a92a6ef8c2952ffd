import { SHAPES } from '@diapason/domain';
import { REGISTER_WORDS } from '@diapason/server/modules/contributions/register-words';
import { invitationMail } from '@diapason/server/modules/groups/invitation-mail';
import { signInMail } from '@diapason/server/modules/identity/sign-in-mail';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { messages as en } from '../../client/src/shared/i18n/en.js';
import { messages as fr } from '../../client/src/shared/i18n/fr.js';
import { filesLike, textOf } from './files.js';

type Key = keyof typeof fr;
const keys = Object.keys(fr) as Key[];

/** What a message is given, and the marks in it. */
function placeholders(elements: MessageFormatElement[]): Set<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    const parts = 'options' in element ? Object.values(element.options).map(({ value }) => value) : [];
    if (element.type === TYPE.tag) parts.push(element.children);
    for (const inner of parts.flatMap((part) => [...placeholders(part)])) found.add(inner);
  }
  return found;
}

/** The words themselves, without what is only for the format. */
const literals = (elements: MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.tag) return literals(element.children);
      if ('options' in element)
        return Object.values(element.options)
          .map(({ value }) => literals(value))
          .join('\n');
      return '…';
    })
    .join('');

const given = (message: string) => [...placeholders(parse(message))].toSorted();

const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/** What a printer would mend in a French text. */
function faults(text: string): string[] {
  const words = text.replaceAll(/https?:\/\/\S*/g, '');
  const patterns = [
    new RegExp(`(?<![${NARROW}?!])[;!?]`, 'g'),
    new RegExp(`(?<!${NO_BREAK})[:»]`, 'g'),
    new RegExp(`«(?!${NO_BREAK})`, 'g'),
    /['"]|\.\.\./g,
  ];
  return patterns.flatMap((pattern) =>
    [...words.matchAll(pattern)].map(({ index }) => words.slice(Math.max(0, index - 15), index + 5)),
  );
}

const sources = await Promise.all(
  (await filesLike(/^client\/src\/.*\.tsx?$/))
    .filter((path) => !/\/i18n\/(fr|en)\.ts$/.test(path))
    .map(async (path) => ({ path, text: await textOf(path) })),
);

describe('the words of the interface', () => {
  it('say the same things in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(keys.toSorted());
  });

  it('are given the same values in both languages', () => {
    expect(keys.filter((key) => given(fr[key]).join() !== given(en[key]).join())).toEqual([]);
  });

  it('are all of use', () => {
    const quoted = new Set(sources.flatMap(({ text }) => [...text.matchAll(/'([\w.-]+)'/g)].map(([, word]) => word)));
    const made = sources
      .flatMap(({ text }) => [...text.matchAll(/`([a-zA-Z]+\.[^`]*)`/g)].map(([, template = '']) => template))
      .filter((template) => template.includes('${'))
      .map(
        (template) =>
          new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, String.raw`[\w-]+`)}$`),
      );
    expect(keys.filter((key) => !quoted.has(key) && !made.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('are given values where they want some, and only there', () => {
    const calls = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:t|rich)\(\s*'([\w.-]+)'\s*([,)])/g)].map(([, key, next]) => ({
        path,
        key: key as Key,
        next,
      })),
    );
    expect(calls.length).toBeGreaterThan(200);
    const values = (key: Key) => given(fr[key]).filter((name) => !name.startsWith('<')).length > 0;
    expect(calls.filter(({ key, next }) => values(key) !== (next === ','))).toEqual([]);
  });

  it('in French are written as French is printed', () => {
    expect(keys.flatMap((key) => faults(literals(parse(fr[key]))).map((fault) => `${key}: ${fault}`))).toEqual([]);
  });
});

/** Every text in a value, however deep. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];

describe('other words that people read are written as French is printed', () => {
  const people = {
    site: 'Diapason',
    name: 'Ada',
    invitedBy: 'Bob',
    organisation: 'une commune',
    link: 'https://exemple.fr/',
  };

  it('in mails', () => {
    const mails = [
      signInMail.fr({ ...people, code: '123456' }),
      invitationMail.fr({ ...people, group: null }),
      invitationMail.fr({ ...people, group: 'Groupe' }),
    ];
    expect(textsIn(mails)).toHaveLength(6);
    expect(textsIn(mails).flatMap(faults)).toEqual([]);
  });

  it('in the files of the register', () => {
    expect(textsIn(REGISTER_WORDS.fr).flatMap(faults)).toEqual([]);
  });

  it('in the shapes of strategies', () => {
    expect(textsIn(SHAPES).length).toBeGreaterThan(50);
    expect(textsIn(SHAPES).flatMap(faults)).toEqual([]);
  });

  it('in the legal pages', async () => {
    const text = await textOf('client/src/features/legal/texts/fr.tsx');
    // Its words are among its code: only what an ordinary space before or after gives away.
    expect(text.match(/.{0,20}( [;:!?»]|« ).{0,5}/g) ?? []).toEqual([]);
  });
});

it('a text that is not written as French is printed would be told', () => {
  expect(faults('Quoi ?')).toHaveLength(1);
  expect(faults('Quoi?')).toHaveLength(1);
  expect(faults('L’eau : oui')).toHaveLength(1);
  expect(faults('« Oui »')).toHaveLength(2);
  expect(faults("l'eau...")).toHaveLength(2);
  expect(faults(`L’eau${NO_BREAK}: «${NO_BREAK}oui${NO_BREAK}»${NARROW}?! https://exemple.fr`)).toEqual([]);
});
