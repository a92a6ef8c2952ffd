/** Something of a strategy's set-up, phases or tree changed. */
export class StrategyChanged {
  constructor(readonly strategy: string) {}
}

/** A node entered a strategy's tree. */
export class NodeAdded {
  constructor(
    readonly node: string,
    readonly strategy: string,
  ) {}
}
