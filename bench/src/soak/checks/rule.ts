/** Something that must hold when all is quiet: a question whose rows are what is wrong. */
export interface Rule {
  readonly name: string;
  readonly sql: string;
}
