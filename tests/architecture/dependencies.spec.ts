import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MODULES, rules } from './dependency-rules.js';
import { textOf } from './files.js';
import { own, readGraph } from './graph.js';

describe('who imports whom', () => {
  let graph: ICruiseResult;
  beforeAll(async () => {
    graph = await readGraph();
  }, 60_000);

  it('every file of every part is seen, with its types and its lazy imports', () => {
    const count = (folder: string) => own(graph).filter(({ source }) => source.startsWith(folder)).length;
    for (const folder of [
      'packages/domain/src',
      'packages/contracts/src',
      'packages/editor/src',
      'packages/collab/src',
    ])
      expect(count(folder), folder).toBeGreaterThan(5);
    for (const folder of ['server/src', 'client/src', 'tests']) expect(count(folder), folder).toBeGreaterThan(30);
    const types = new Set(
      graph.modules.flatMap(({ dependencies }) => dependencies.flatMap((each) => each.dependencyTypes)),
    );
    for (const type of ['import', 'export', 'type-only', 'dynamic-import', 'npm', 'core'] as const)
      expect([...types]).toContain(type);
  });

  it.each(rules.map(({ name, comment }) => [name, comment]))('%s: %s', (name) => {
    const broken = graph.summary.violations.filter(({ rule }) => rule.name === name);
    expect(
      broken.map(({ from, to, cycle }) => `${from} → ${cycle?.map((each) => each.name).join(' → ') ?? to}`),
    ).toEqual([]);
  });

  it('the rules know every module of the server, in the order in which the application lists them', async () => {
    const folders = own(graph).flatMap(({ source }) => /^server\/src\/modules\/([^/]+)\//.exec(source)?.[1] ?? []);
    expect([...new Set(folders)].toSorted()).toEqual(MODULES.toSorted());
    const [, imports] = (await textOf('server/src/app.module.ts')).split(/imports: \[/);
    const listed = [...(imports ?? '').matchAll(/\b([A-Z]\w+)Module\b/g)].map(([, name]) => name?.toLowerCase() ?? '');
    expect(listed.filter((name) => MODULES.includes(name))).toEqual(MODULES);
  });
});

/** For each rule, imports that break it, and that rule alone unless said otherwise: [from, to]. */
const BREACHES: Record<string, [string, string][]> = {
  'nothing-unresolved': [['server/src/main.ts', './nowhere.js']],
  'no-cycle': [
    ['client/src/shared/a.ts', 'client/src/shared/b.ts'],
    ['client/src/shared/b.ts', 'client/src/shared/a.ts'],
  ],
  'domain-is-pure': [
    ['packages/domain/src/a.ts', 'packages/contracts/src/index.ts'],
    ['packages/domain/src/b.ts', 'node:fs'],
    ['packages/domain/src/c.ts', 'zod'],
  ],
  'contracts-is-pure': [
    ['packages/contracts/src/a.ts', 'packages/editor/src/index.ts'],
    ['packages/contracts/src/b.ts', '@nestjs/common'],
  ],
  'editor-is-pure': [
    ['packages/editor/src/a.ts', 'packages/collab/src/index.ts'],
    ['packages/editor/src/b.ts', 'react'],
  ],
  'collab-is-pure': [
    ['packages/collab/src/a.ts', 'packages/editor/src/index.ts'],
    ['packages/collab/src/b.ts', 'socket.io'],
    ['packages/collab/src/c.ts', 'server/src/main.ts'],
  ],
  'helpers-of-tests-stay-in-tests': [
    ['packages/collab/src/d.ts', 'packages/collab/src/testing/index.ts'],
    ['server/src/a.ts', 'packages/editor/src/testing/index.ts'],
    ['client/src/app/a.ts', 'tests/support/a.ts'],
  ],
  'server-and-client-never-meet': [
    ['client/src/app/b.ts', 'server/src/main.ts'],
    ['server/src/b.ts', 'client/src/main.ts'],
  ],
  'config-stands-alone': [['server/src/config/a.ts', 'server/src/platform/http/a.ts']],
  'platform-knows-no-module': [
    ['server/src/platform/http/b.ts', 'server/src/modules/identity/index.ts'],
    ['server/src/platform/http/c.ts', 'server/src/app.module.ts'],
  ],
  'modules-know-no-house': [['server/src/modules/fiches/a.ts', 'server/src/app.module.ts']],
  'modules-by-their-index': [['server/src/modules/home/a.ts', 'server/src/modules/identity/people.ts']],
  'modules-by-their-index-from-the-house': [
    ['server/src/demonstration/a.ts', 'server/src/modules/identity/people.ts'],
    ['server/src/c.ts', 'server/src/modules/identity/people.ts'],
  ],
  ...Object.fromEntries(
    MODULES.slice(0, -1).map((name, at) => [
      `${name}-looks-upwards`,
      [[`server/src/modules/${name}/b.ts`, `server/src/modules/${MODULES[at + 1]}/index.ts`]],
    ]),
  ),
  'only-the-house-knows-its-additions': [['server/src/main.ts', 'server/src/demonstration/index.ts']],
  'typeorm-in-its-place': [
    ['server/src/modules/fiches/c.service.ts', 'typeorm'],
    ['server/src/d.ts', 'typeorm'],
  ],
  'doors-call-services': [
    ['server/src/modules/fiches/a.controller.ts', 'server/src/modules/fiches/a.repository.ts'],
    ['server/src/modules/fiches/a.gateway.ts', 'server/src/modules/fiches/a.repository.ts'],
  ],
  'nothing-calls-back-up': [['server/src/modules/fiches/a.service.ts', 'server/src/modules/fiches/b.controller.ts']],
  'repositories-decide-nothing': [
    ['server/src/modules/fiches/b.repository.ts', 'server/src/modules/fiches/b.service.ts'],
  ],
  'presenters-are-pure': [['server/src/modules/fiches/a.presenter.ts', 'server/src/modules/fiches/c.repository.ts']],
  'client-shared-knows-no-feature': [['client/src/shared/c.ts', 'client/src/features/fiche/index.ts']],
  'client-features-apart': [
    ['client/src/features/fiche/a.ts', 'client/src/features/home/index.ts'],
    ['client/src/features/fiche/b.ts', 'client/src/app/c.ts'],
  ],
  'client-features-by-their-index': [['client/src/app/d.ts', 'client/src/features/fiche/c.ts']],
  'client-runs-in-a-browser': [
    ['client/src/shared/d.ts', 'socket.io'],
    ['client/src/shared/e.ts', 'node:fs'],
  ],
  'suites-apart': [
    ['tests/http/a.ts', 'tests/realtime/a.ts'],
    ['tests/support/b.ts', 'tests/http/b.ts'],
  ],
  'tests-see-the-client-from-outside': [['tests/http/c.ts', 'client/src/app/e.ts']],
};

describe('each rule would tell', () => {
  let root: string;
  let graph: ICruiseResult;
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'diapason-rules-')));
    const files = new Map<string, string[]>();
    for (const [from, to] of Object.values(BREACHES).flat()) {
      const isFile = to.endsWith('.ts');
      if (isFile && !files.has(to)) files.set(to, []);
      const path = relative(dirname(from), to).replace(/\.ts$/, '.js');
      files.set(from, [...(files.get(from) ?? []), isFile ? (path.startsWith('.') ? path : `./${path}`) : to]);
    }
    for (const [file, imports] of files) {
      await mkdir(join(root, dirname(file)), { recursive: true });
      const types = imports.map((path, i) => `import type { T as T${i} } from '${path}';\n`);
      const values = imports.map((path) => `import '${path}';\n`);
      await writeFile(
        join(root, file),
        [...(file.includes('presenter') ? values : types), 'export type T = 1;\n'].join(''),
      );
    }
    graph = await readGraph(root, ['packages', 'server', 'client', 'tests']);
  }, 60_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each(rules.map(({ name }) => name))('%s', (name) => {
    const broken = graph.summary.violations.filter(({ rule }) => rule.name === name);
    const told = broken.flatMap(({ from, cycle = [] }) => [from, ...cycle.map((each) => each.name)]);
    const breaches = BREACHES[name] ?? [];
    expect(breaches).not.toEqual([]);
    for (const [from] of breaches) expect(told).toContain(from);
  });
});
