/** Who is away for less, in milliseconds, has not gone: a connection is cut, a page is opened anew. */
const AWAY = 15_000;

/** Who somebody was told is here, and since when those who are not here any more have been missing. */
export class Attendance {
  private told: Set<string> | null = null;
  private readonly missing = new Map<string, number>();

  /** Whether somebody is missing of whom it is not known yet whether they went. */
  get waits(): boolean {
    return this.missing.size > 0;
  }

  /** The connection is cut: as long as it is, nothing can be said of anybody. */
  lose(): void {
    this.missing.clear();
  }

  /** Takes the names of those who are here at a time in milliseconds, and gives who came and who went since it last did. */
  take(here: ReadonlySet<string>, now: number): { came: string[]; went: string[] } {
    const told = (this.told ??= new Set(here));
    for (const name of told) if (!here.has(name) && !this.missing.has(name)) this.missing.set(name, now);
    for (const name of here) this.missing.delete(name);
    const came = [...here].filter((name) => !told.has(name));
    const went = [...this.missing].filter(([, since]) => now - since >= AWAY).map(([name]) => name);
    for (const name of came) told.add(name);
    for (const name of went) {
      told.delete(name);
      this.missing.delete(name);
    }
    return { came, went };
  }
}
