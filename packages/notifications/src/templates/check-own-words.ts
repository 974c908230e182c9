import type { NotificationKind } from "@convene/prisma";
import { err, InvalidInputError, ok, type Result } from "@convene/scheduling-core";
import { type OwnWords, PLACEHOLDERS, placeholdersIn } from "./own-words.ts";

export const LONGEST_SUBJECT = 200;
export const LONGEST_INTRODUCTION = 2000;

/**
 * Whether an organisation may say this in messages of a kind.
 *
 * @returns a refusal that names `subject` or `introduction`, and the placeholder where one is unknown
 */
export function checkOwnWords(
  kind: NotificationKind,
  { subject, introduction }: OwnWords,
): Result<void, InvalidInputError> {
  const problem =
    problemOf(kind, "subject", subject, LONGEST_SUBJECT) ??
    problemOf(kind, "introduction", introduction, LONGEST_INTRODUCTION);
  return problem ? err(problem) : ok(undefined);
}

function problemOf(
  kind: NotificationKind,
  field: keyof OwnWords,
  words: string | null,
  longest: number,
): InvalidInputError | null {
  if (words === null) return null;
  if ([...words].length > longest) {
    return new InvalidInputError(field, `is longer than ${longest} characters`);
  }
  if (field === "subject" && LINE_END.test(words.trim())) {
    return new InvalidInputError(field, "has more than one line");
  }
  const known: readonly string[] = PLACEHOLDERS[kind];
  const unknown = placeholdersIn(words).find((name) => !known.includes(name));
  return unknown === undefined
    ? null
    : new InvalidInputError(
        field,
        `names {${unknown}}, which is none of ${known.map((name) => `{${name}}`).join(", ")}`,
      );
}

const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/;
