import type { Voice } from '@diapason/collab';

/** Someone whom one types for. */
export interface SpokenFor {
  id: Voice;
  name: string;
}

/** Whom one types for in a text, kept as long as the tab: a page that is loaded again goes on in the same voice. */
export class KeptVoice {
  private readonly key: string;

  constructor(owner: string) {
    this.key = `voice ${owner}`;
  }

  kept(): SpokenFor | null {
    try {
      const { id, name } = JSON.parse(sessionStorage.getItem(this.key) ?? 'null') ?? {};
      return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
    } catch {
      return null;
    }
  }

  keep(voice: SpokenFor | null): void {
    try {
      if (voice) sessionStorage.setItem(this.key, JSON.stringify(voice));
      else sessionStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing begins in one's own name.
    }
  }
}
