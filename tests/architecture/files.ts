import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOT_OURS = ['node_modules', 'dist', 'dist-types', 'results'];

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !NOT_OURS.includes(name) && (folder !== '' || !name.startsWith('.')))
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(path) : [path];
      }),
  );
  return found.flat();
}

let all: Promise<string[]> | null = null;

/** The paths of our own files that are as asked, from the root, in order. */
export async function filesLike(pattern: RegExp): Promise<string[]> {
  all ??= walk('');
  return (await all).filter((path) => pattern.test(path)).toSorted();
}

export const textOf = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');
export const textsLike = async (pattern: RegExp): Promise<string[]> =>
  Promise.all((await filesLike(pattern)).map(textOf));
