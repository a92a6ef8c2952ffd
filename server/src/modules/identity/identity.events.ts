/** Sessions that are over: whatever lives by them ends now. */
export class SessionsEnded {
  constructor(readonly sessions: string[]) {}
}
