import { fork } from 'node:child_process';
import { join } from 'node:path';
import { build, checkNode, install, root, StepError } from './steps.mjs';

// `npm start`: installs and builds what is missing, then serves Diapason until Ctrl-C. Outside production the
// demonstration is on unless DEMO=off. Variables: see .env.example.

// Ctrl-C reaches the server as well, which closes what is open; this process waits for it.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => server?.kill(signal));

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;

try {
  await checkNode();
  await install();
  await build();
  serve();
} catch (error) {
  console.error(error instanceof StepError ? error.message : error);
  process.exitCode = 1;
}

function serve() {
  const isProduction = process.env.NODE_ENV === 'production';
  const env = isProduction ? process.env : { DEMO: 'on', LOG_LEVEL: 'warn', ...process.env };
  server = fork(join(root, 'server', 'dist', 'main.js'), { cwd: root, env });
  server.once('message', () => void introduce(`http://localhost:${process.env.PORT || 3000}`));
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
    process.exit();
  });
}

/** Says whom one can be in the demonstration. @param {string} address */
async function introduce(address) {
  const answer = await fetch(new URL('/api/demonstration/people', address));
  if (!answer.ok) return;
  const people = await answer.json();
  console.error('\nThis is a demonstration: open the address above and choose who to be, in one click. For example:');
  for (const { name, jobTitle, organisations } of onePerRole(people).slice(0, 5))
    console.error(`  ${name}, ${[jobTitle, ...organisations].join(', ')}`);
  console.error('Write in two windows at once (one of them private) as two people. Ctrl-C stops; everything is kept.');
}

/** The first of each role, so that the examples differ. @param {{ name: string, jobTitle: string, organisations: string[], roles: { role: string }[] }[]} people */
function onePerRole(people) {
  const seen = new Set();
  return people.filter(({ roles }) => {
    const role = roles[0]?.role ?? 'none';
    return !seen.has(role) && seen.add(role);
  });
}
