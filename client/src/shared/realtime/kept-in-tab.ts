const PREFIX = 'writing ';

/**
 * Something of one person's writing in one text, kept as long as the tab: a page that is loaded again goes on with it.
 * Erased at sign-out. A browser that keeps nothing only loses that.
 */
export class KeptInTab<T> {
  private readonly key: string;

  /** `name`: what it is, of which text and of whom; `read`: what was kept, or null when it is not that. */
  constructor(
    name: string,
    private readonly read: (value: unknown) => T | null,
  ) {
    this.key = PREFIX + name;
  }

  kept(): T | null {
    try {
      return this.read(JSON.parse(sessionStorage.getItem(this.key) ?? 'null'));
    } catch {
      return null;
    }
  }

  /** Keeps it until the next; null: keeps nothing any more. */
  keep(value: T | null): void {
    try {
      if (value === null) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing begins anew.
    }
  }
}

/** Erases what this tab keeps of anybody's writing. */
export function forgetTab(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // There was nowhere to keep anything.
  }
}
