import type { ImportColumn } from "./importer.ts";
import { plainName } from "./plain-name.ts";

/**
 * Which column of a file holds what, by the names that such columns usually have. No column stands for
 * two fields; what is not recognised is left out.
 *
 * @example
 * guessColumns(["Nom", "Courriel"], columns) // { name: "Nom", email: "Courriel" }
 */
export function guessColumns(
  header: readonly string[],
  columns: readonly ImportColumn[],
): Record<string, string> {
  const free = new Map<string, string>();
  for (const name of header) {
    const plain = plainName(name);
    if (!free.has(plain)) free.set(plain, name);
  }
  const guessed: Record<string, string> = {};
  for (const { field, names } of columns) {
    const plain = names.map(plainName).find((name) => free.has(name));
    const name = plain === undefined ? undefined : free.get(plain);
    if (plain === undefined || name === undefined) continue;
    guessed[field] = name;
    free.delete(plain);
  }
  return guessed;
}
