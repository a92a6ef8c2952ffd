/** The state or the theme of a fiche changed. */
export class FicheSteered {
  constructor(readonly node: string) {}
}

/** The text of a fiche settled: what readers are shown is new. */
export class FicheRead {
  constructor(
    readonly node: string,
    readonly strategy: string,
    readonly sections: string[],
    readonly organisations: string[],
  ) {}
}
