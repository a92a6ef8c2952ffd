import { variables } from '@diapason/server/config/config';
import { expect, it } from 'vitest';
import { textOf } from './files.js';

/** Each variable of `.env.example`, with the comment above it. */
async function examples(): Promise<{ name: string; comment: string }[]> {
  const text = await textOf('.env.example');
  const found: { name: string; comment: string }[] = [];
  let comment: string[] = [];
  for (const line of text.split('\n')) {
    const [, name] = /^#?\s*([A-Z][A-Z0-9_]*)=/.exec(line) ?? [];
    if (name) found.push({ name, comment: comment.join(' ') });
    if (line.startsWith('#') && !name) comment.push(line.replace(/^#\s*/, ''));
    else comment = [];
  }
  return found;
}

it('.env.example names the variables that the server reads, each once and in the same order', async () => {
  expect((await examples()).map(({ name }) => name)).toEqual(Object.keys(variables));
});

it.each(Object.entries(variables))('%s is described above it as in the code', async (name, schema) => {
  const example = (await examples()).find((each) => each.name === name);
  expect(schema.description).toBeTruthy();
  expect(example?.comment).toBe(schema.description);
});
