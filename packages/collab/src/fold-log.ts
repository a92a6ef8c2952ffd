import { Ledger } from './ledger.js';
import { LiveDocument } from './live-document.js';
import type { LoggedUpdate } from './store.js';

/** The ledger of a document with these sections, from its log: `log` is everything since the beginning, in order. */
export async function foldLog(log: readonly LoggedUpdate[], sections: readonly string[]): Promise<Ledger> {
  const ledger = new Ledger();
  const nothing = { snapshot: null, updates: [], leases: [], carries: [], ledger: new Ledger() };
  const live = await LiveDocument.load({ load: async () => nothing }, sections);
  for (const update of log) {
    const { author, kind, at, voice, leases, pasted } = update;
    if (author) for (const lease of leases) live.clients.set(lease.client, { author, voice: lease.voice });
    const voiceOf = (client: number) => voice ?? live.voiceOf(client);
    ledger.enter(live.replay(update), { author, kind, at, voiceOf, pasted });
  }
  live.doc.destroy();
  return ledger;
}
