import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesLike, ROOT, textOf, textsLike } from './files.js';
import { own, readGraph } from './graph.js';

interface Manifest {
  name: string;
  license: string;
  private: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const PATHS = await filesLike(/(^|\/)package\.json$/);
const readManifest = async (path: string): Promise<Manifest> => JSON.parse(await textOf(path));

const nameOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
const isLibrary = (specifier: string) => /^(@[\w-]+\/)?[a-z]/.test(specifier);

const files = own(await readGraph());

it('every part of the house has a manifest', () => {
  expect(PATHS).toEqual([
    'client/package.json',
    'package.json',
    'packages/collab/package.json',
    'packages/contracts/package.json',
    'packages/domain/package.json',
    'packages/editor/package.json',
    'server/package.json',
    'tests/package.json',
  ]);
});

describe.each(PATHS)('%s', (path) => {
  it('is under the licence of the project, and not for a registry', async () => {
    expect(await readManifest(path)).toMatchObject({ license: 'EUPL-1.2', private: true });
  });

  it('pins what it depends on', async () => {
    const { dependencies, devDependencies, optionalDependencies } = await readManifest(path);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      expect(version, name).toMatch(name.startsWith('@diapason/') ? /^workspace:\*$/ : /^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });
});

describe.each(PATHS.filter((path) => path !== 'package.json'))('%s', (path) => {
  const folder = dirname(path);
  const imported = new Set<string>();
  let manifest: Manifest;
  beforeAll(async () => {
    manifest = await readManifest(path);
    for (const { dependencies } of files.filter(({ source }) => source.startsWith(`${folder}/`)))
      for (const { module, dependencyTypes } of dependencies)
        if (isLibrary(module) && !dependencyTypes.includes('core')) imported.add(nameOf(module));
    for (const sheet of await textsLike(new RegExp(`^${folder}/src/.*\\.css$`)))
      for (const [, url = ''] of sheet.matchAll(/@import "([^."][^"]*)"/g)) imported.add(nameOf(url));
  });

  it('lists all that it imports', async () => {
    const { devDependencies: shared } = await readManifest('package.json');
    const listed = { ...shared, ...manifest.dependencies, ...manifest.devDependencies };
    expect([...imported].filter((name) => !(name in listed) && name !== manifest.name)).toEqual([]);
  });

  it('lists nothing that it does not use', async () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const listed = Object.keys({ ...dependencies, ...devDependencies });
    const wanted = new Set(imported);
    // What an imported library asks whoever uses it to bring along.
    for (const name of imported) {
      const installed = join(ROOT, folder, 'node_modules', name, 'package.json');
      if (!existsSync(installed)) continue;
      const { peerDependencies = {} } = JSON.parse(await readFile(installed, 'utf8')) as Manifest;
      for (const peer of Object.keys(peerDependencies)) wanted.add(peer);
    }
    const isWanted = (name: string) => wanted.has(name.replace(/^@types\//, '')) || wanted.has(name);
    expect(listed.filter((name) => !isWanted(name))).toEqual([]);
    // Chosen by platform when the program runs.
    const sources = await textsLike(new RegExp(`^${folder}/src/.*\\.ts$`));
    for (const name of Object.keys(optionalDependencies ?? {}))
      expect(
        sources.some((text) => text.includes(`${dirname(name)}/`)),
        name,
      ).toBe(true);
  });
});
