import { z } from "zod";

/** What something was done to. */
export interface Subject {
  /** What stands in the path before its id, e.g. `members` or `series/clashes`. */
  readonly area: string;
  readonly id: string;
}

const idSchema = z.uuid();

/**
 * Reads what a deed was done to: the first thing in its path, of which all that follows is a part.
 *
 * @param parameters What stood in the path, by parameter.
 * @returns null where the path names nothing, or by something else than an id.
 * @example
 * subjectOf("PUT /clients/{id}/notes/{noteId}", { id, noteId }) // { area: "clients", id }
 */
export function subjectOf(
  operation: string,
  parameters: Readonly<Record<string, string>>,
): Subject | null {
  const [, area, parameter] = /^\w+ \/([^{]+)\/\{(\w+)\}/.exec(operation) ?? [];
  if (area === undefined || parameter === undefined) return null;
  const { data: id } = idSchema.safeParse(parameters[parameter]);
  return id === undefined ? null : { area, id };
}
