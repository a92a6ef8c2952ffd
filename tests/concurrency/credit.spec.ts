import { creditedCharacters, foldLog } from '@diapason/collab';
import { authorOf } from '@diapason/collab/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { lettersIn, runScript, SECTION } from './many-editors.js';

const RUNS = Number(process.env.RUNS ?? 300);
const FROM = Number(process.env.SEED ?? 0);

/**
 * The credit rule on logs alone: each typed letter is a code point of its own, so that who typed it is known apart from
 * the ledger. A letter is credited to who typed it or, below what the rule recognises, to who brought it where it is.
 */
it('credits each letter to who typed it or, below the threshold, to who moved it', async () => {
  let exact = 0;
  let movers = 0;
  const wrong: string[] = [];
  for (let seed = FROM; seed < FROM + RUNS; seed++) {
    const { log, typists, script } = await runScript(seed);
    const ledger = await foldLog(log, [SECTION]);
    const doc = new Y.Doc();
    const bringers = new Map<string, string>();
    for (const { update, author } of log) {
      const before = Y.decodeStateVector(Y.encodeStateVector(doc));
      Y.applyUpdate(doc, update);
      for (const [client, end] of Y.decodeStateVector(Y.encodeStateVector(doc)))
        for (let clock = before.get(client) ?? 0; clock < end; clock++)
          bringers.set(`${client}:${clock}`, author?.person ?? 'server');
    }
    for (const { character, run } of creditedCharacters(doc.getText(SECTION), ledger)) {
      const typist = typists.get(character);
      if (!typist || lettersIn(character).length === 0) continue;
      const credited = run?.author?.person ?? 'server';
      const bringer = run && bringers.get(`${run.client}:${run.clock}`);
      if (credited === authorOf(typist).person) exact += 1;
      else if (credited === bringer) movers += 1;
      else wrong.push(`seed ${seed}: a letter of ${typist} is credited to ${credited}\n${script.join('\n')}`);
    }
  }
  console.log(
    `${RUNS} scripts: ${exact} letters credited to who typed them, ${movers} to who moved them, ${wrong.length} to anyone else`,
  );
  expect(wrong).toEqual([]);
  expect(exact).toBeGreaterThan(movers * 100);
}, 3_600_000);
