import type { UpdateKind } from './author.js';
import { Ledger } from './ledger.js';
import { LiveDocument } from './live-document.js';
import type { StoredUpdate } from './store.js';

/** The ledger of a document with these sections, from its log: `log` is everything since the beginning, in order. */
export async function foldLog(
  log: readonly (StoredUpdate & { kind: UpdateKind })[],
  sections: readonly string[],
): Promise<Ledger> {
  const ledger = new Ledger();
  const nothing = { snapshot: null, updates: [], leases: [], carries: [], ledger: new Ledger() };
  const live = await LiveDocument.load({ load: async () => nothing }, sections);
  for (const { kind, ...update } of log) ledger.enter(live.replay(update), { ...update, kind });
  live.doc.destroy();
  return ledger;
}
