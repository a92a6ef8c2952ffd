/** Someone's membership of an organisation began, changed or ended. */
export class MembershipChanged {
  constructor(readonly membership: string) {}
}
