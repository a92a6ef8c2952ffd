/** Address of the database, for what opens its own connections. */
export class DatabaseUrl {
  constructor(readonly url: string) {}
}
