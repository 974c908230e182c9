import { createHash } from "node:crypto";

/** More than the apps' own statements by far; a bound on what each connection keeps prepared. */
const MOST_STATEMENTS = 2_000;

/**
 * Names one prepared statement per SQL text. PostgreSQL plans an unnamed one anew each time, which
 * costs about half of a small query's time. Texts beyond the bound share no name with any other but
 * are planned once per text and connection all the same; they are merely hashed each time.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = createHash("sha256").update(sql).digest("base64url").slice(0, 24);
    if (names.size < MOST_STATEMENTS) names.set(sql, name);
    return name;
  };
}
