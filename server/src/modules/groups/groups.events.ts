/** Someone sits in a group, or no longer does; or the group is in charge of other fiches. */
export class GroupChanged {
  constructor(
    readonly group: string,
    readonly strategy: string,
  ) {}
}
