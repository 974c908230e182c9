import type { SubmitProblem } from "@convene/ui";
import type { i18n } from "i18next";
import { ApiProblem, NoAnswerError } from "../api/api-problem.ts";

/**
 * An error in words for the person at the screen, in their language where there are words for its
 * code (the app's namespace `problems`, then this package's own), else as the server said it.
 */
export function problemText(i18n: i18n, error: unknown): string {
  if (error instanceof NoAnswerError) return i18n.t("kit:problem.NO_ANSWER");
  if (!(error instanceof ApiProblem)) return i18n.t("kit:problem.UNEXPECTED");
  const known = refusalText(i18n, error.code, { ...error.extensions });
  if (known !== undefined) return known;
  return error.isRefusal ? (error.detail ?? error.title) : i18n.t("kit:problem.UNEXPECTED");
}

/** What a refusal means, by its code; undefined where there are no words for it. */
export function refusalText(
  i18n: i18n,
  code: string,
  values: Record<string, unknown> = {},
): string | undefined {
  return [`problems:${code}`, `kit:problem.${code}`]
    .filter((key) => i18n.exists(key))
    .map((key) => i18n.t(key, values))[0];
}

/**
 * A refusal as a form shows it: what concerns a field at the field, the rest above.
 *
 * @param fields The form's fields by the names that the API gives them.
 */
export function submitProblem<Field extends string>(
  i18n: i18n,
  error: unknown,
  fields: Readonly<Record<string, Field>>,
): SubmitProblem<Field> {
  const message = problemText(i18n, error);
  if (!(error instanceof ApiProblem)) return { message };
  const named = error.errors.flatMap(({ field, message }) => {
    const known = fields[field];
    return known === undefined ? [] : [[known, message] as const];
  });
  if (named.length > 0) {
    const byField: Partial<Record<Field, string>> = {};
    for (const [field, text] of named) byField[field] ??= text;
    return { fields: byField };
  }
  const field = error.field === undefined ? undefined : fields[error.field];
  if (field === undefined) return { message };
  const byField: Partial<Record<Field, string>> = {};
  byField[field] = message;
  return { fields: byField };
}
