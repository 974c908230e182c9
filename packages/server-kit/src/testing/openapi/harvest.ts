import { kindOf } from "./kind-of.ts";
import type { KnownValues } from "./known-values.ts";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Keeps the ids and links of an answer, for requests to come. `id` is of what its path or property names. */
export function harvest(value: unknown, owner: string, known: KnownValues): void {
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) harvest(item, owner, known);
    return;
  }
  if (typeof value !== "object" || value === null) {
    if (typeof value === "string" && ID.test(value)) known.add("any", value);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const ids = (Array.isArray(inner) ? inner : [inner]).filter(
      (one): one is string => typeof one === "string",
    );
    for (const id of ids.slice(0, 20)) {
      if (ID.test(id)) known.add(name === "id" ? kindOf(owner) : kindOf(name), id);
      else if (["token", "nextCursor", "slug"].includes(name)) known.add(name, id);
    }
    harvest(inner, name === "items" ? owner : name, known);
  }
}

/** The last part of a path that is no parameter: `/api/jobs/{id}` is about `jobs`. */
export function ownerOf(path: string): string {
  return path.split("/").findLast((part) => part !== "" && !part.startsWith("{")) ?? "";
}
