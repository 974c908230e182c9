import type * as fc from "fast-check";

/**
 * Stands in a generated request for a value that earlier answers gave, e.g. an id. It is chosen by a
 * number and filled in when the request is sent: what was generated stays the same when it is played
 * again or shrunk, whatever ids the rows have by then.
 *
 * @param kind What it is of, e.g. `jobId`.
 */
export function placeholder(kind: string, choice: number): string {
  return `{{${kind}#${choice}}}`;
}

/** Of each kind; the oldest go first. */
const MOST_KEPT = 40;
const PLACEHOLDER = /\{\{([\w-]+)#(\d+)\}\}/g;

/** Values that exist, by what they are of.  */
export class KnownValues {
  readonly #values = new Map<string, string[]>();
  readonly #aliases: Readonly<Record<string, string>>;

  /** @param aliases Kinds that are another by a second name: an `interviewerId` is a `resourceId`. */
  constructor(aliases: Readonly<Record<string, string>> = {}) {
    this.#aliases = aliases;
  }

  add(kind: string, value: string): void {
    const values = this.#of(kind);
    const at = values.indexOf(value);
    if (at >= 0) values.splice(at, 1);
    values.push(value);
    if (values.length > MOST_KEPT) values.shift();
  }

  /** Fills in the placeholders of a text. Where nothing of a kind is known, an id of no row. */
  fill(text: string): string {
    return text.replace(PLACEHOLDER, (_all, kind: string, choice: string) => {
      const values = this.#of(kind);
      const back = Number(choice) % Math.max(values.length, 1);
      return values.at(-1 - back) ?? NOBODY;
    });
  }

  #of(kind: string): string[] {
    const name = this.#aliases[kind] ?? kind;
    const values = this.#values.get(name) ?? [];
    this.#values.set(name, values);
    return values;
  }
}

/** An id that no row has. */
export const NOBODY = "0f000000-0000-7000-8000-00000000000f";

/** What a property or parameter is filled with instead of anything that its schema allows. */
export type Hints = Readonly<Record<string, fc.Arbitrary<unknown>>>;
