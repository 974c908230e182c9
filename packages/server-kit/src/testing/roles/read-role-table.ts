import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * What a role may do with an operation: with `all` rows, with those that it sees for a reason, only with
 * its own where others' can be known of (`self`), or `no`.
 */
export type RoleWord<Sight extends string = never> =
  | "all"
  | "self"
  | "no"
  | { readonly sight: "own" | Sight };

/** An operation of a table of roles. */
export interface RoleRow<Role extends string, Sight extends string = never> {
  /** As the API's description names it: `GET /api/jobs/{id}`. */
  readonly operation: string;
  readonly words: Readonly<Record<Role, RoleWord<Sight>>>;
  /** Whether it works without a session. */
  readonly signedOut: boolean;
}

/**
 * The operations of a document that says in a table who may do what.
 *
 * @param roles In the order of the columns, which the one for who is signed out follows.
 * @param sights The app's further words, beside `own`, for why somebody sees a row.
 * @throws Error for a row with another word, or another number of columns
 */
export function readRoleTable<const Role extends string, const Sight extends string = never>(
  document: URL,
  roles: readonly Role[],
  sights: readonly Sight[] = [],
): RoleRow<Role, Sight>[] {
  const wordSchema = z.union([
    z.enum(["all", "self", "no"]),
    z.enum(["own", ...sights]).transform((sight) => ({ sight })),
  ]);
  const rolesSchema = z.record(z.enum(roles), wordSchema);
  return readFileSync(document, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, , operation = "", ...cells] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
      const [, method, path] = /^`([A-Z]+) (\/.*)`$/.exec(operation) ?? [];
      if (path === undefined) return [];
      // What follows the last line is empty.
      if (cells.length !== roles.length + 2) throw new Error(`Not a word for each role: ${line}`);
      return [
        {
          operation: `${method} /api${path}`,
          words: rolesSchema.parse(Object.fromEntries(roles.map((role, at) => [role, cells[at]]))),
          signedOut: z.enum(["yes", "no"]).parse(cells[roles.length]) === "yes",
        },
      ];
    });
}
