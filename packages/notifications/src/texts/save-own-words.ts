import type { Work } from "@convene/prisma";
import { err, InvalidInputError, ok, type Result } from "@convene/scheduling-core";
import { languages } from "../locales/texts-in.ts";
import { checkOwnWords } from "../templates/check-own-words.ts";
import { oneLine, severalLines } from "../templates/one-line.ts";
import { removeOwnWords } from "./remove-own-words.ts";
import type { SavedWords } from "./saved-words.ts";

/**
 * Keeps an organisation's own words, in place of those that it had. What is blank counts as null, and
 * where nothing is left the catalogue's words are back. Messages that are put into words from now on
 * have them.
 *
 * @returns what is kept, or a refusal that names `language`, `subject` or `introduction`
 */
export async function saveOwnWords(
  { tx, tenantId, now }: Work,
  { kind, language, ...words }: SavedWords,
): Promise<Result<SavedWords, InvalidInputError>> {
  if (!languages.includes(language)) {
    return err(new InvalidInputError("language", `is none of ${languages.join(", ")}`));
  }
  const checked = checkOwnWords(kind, words);
  if (!checked.ok) return checked;
  const subject = words.subject === null ? null : oneLine(words.subject) || null;
  const introduction =
    words.introduction === null ? null : severalLines(words.introduction) || null;
  const key = { tenantId, kind, language };
  if (subject === null && introduction === null) {
    await removeOwnWords({ tx, tenantId }, { kind, language });
  } else {
    const data = { subject, introduction, updatedAt: now };
    await tx.messageText.upsert({
      where: { tenantId_kind_language: key },
      create: { ...key, ...data },
      update: data,
      select: { kind: true },
    });
  }
  return ok({ kind, language, subject, introduction });
}
