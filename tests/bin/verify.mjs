import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, checkNode, install, root, run, StepError, step } from '../../server/bin/steps.mjs';

// `npm run verify`: the long counts, which take more than an hour, printed as they come.
//
//   npm run verify -- [--scripts 5000] [--mutations 200000] [--kills 200] [--postgres-kills 50]

const { values } = parseArgs({
  options: {
    scripts: { type: 'string', default: '5000' },
    mutations: { type: 'string', default: '200000' },
    kills: { type: 'string', default: '200' },
    'postgres-kills': { type: 'string', default: '50' },
  },
});

try {
  await checkNode();
  await install();
  await build();
  await mkdir(join(root, 'tests', 'results'), { recursive: true });
  await step(`${values.scripts} seeded scripts of editors, of authors and of attacks on their credit`, () =>
    run(
      join(root, 'node_modules', '.bin', 'vitest'),
      ['run', '--config', 'tests/vitest.config.ts', '--project', 'concurrency'],
      {
        env: { ...process.env, RUNS: values.scripts },
      },
    ),
  );
  await step(`${values.mutations} mutated updates of hostile clients, beside fifty honest ones`, () =>
    run(
      join(root, 'node_modules', '.bin', 'vitest'),
      ['run', '--config', 'tests/vitest.config.ts', '--project', 'realtime', 'tests/realtime/mutations.spec.ts'],
      {
        env: { ...process.env, MUTATIONS: values.mutations, PATIENCE: '60000' },
      },
    ),
  );
  const kills = ['--kills', values.kills, '--postgres-kills', values['postgres-kills']];
  await step(`${values.kills} kills of the server and ${values['postgres-kills']} of PostgreSQL`, () =>
    run(process.execPath, ['tests/crash/crash.mjs', ...kills, '--json', join(root, 'tests', 'results', 'crash.json')]),
  );
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  process.exitCode = 1;
}
