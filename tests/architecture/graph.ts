import { join } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { rules } from './dependency-rules.js';
import { ROOT } from './files.js';

const PACKAGES = ['domain', 'contracts', 'editor', 'collab'];
const SOURCES = ['packages/*/src', 'server/src', 'server/bin', 'client/src', 'client/vite.config.ts', 'tests'];

/** All that imports or is imported under a root, read from the sources, with what breaks the rules. */
export async function readGraph(root = ROOT, sources = SOURCES): Promise<ICruiseResult> {
  const packages = PACKAGES.map((name) => [`@diapason/${name}`, join(root, 'packages', name, 'src')] as const);
  const { output } = await cruise(
    sources,
    {
      baseDir: root,
      ruleSet: { forbidden: rules },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(packages/[^/]+|server|client|tests)/(dist|dist-types|results|node_modules)/' },
    },
    {
      // The sources of our packages, rather than what was built of them.
      alias: { ...Object.fromEntries(packages), '@diapason/server': join(root, 'server/src') },
      extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.d.ts'] },
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  );
  if (typeof output === 'string') throw new Error('the graph was asked for as an object');
  return output;
}

/** Our own files. */
export const own = ({ modules }: ICruiseResult): IModule[] =>
  modules.filter(({ source }) => /^(packages|server|client|tests)\//.test(source));
