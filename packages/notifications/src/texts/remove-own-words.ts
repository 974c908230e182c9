import type { Work } from "@convene/prisma";
import type { SavedWords } from "./saved-words.ts";

/** The catalogue's words are back. No fault where the organisation had none of its own. */
export async function removeOwnWords(
  { tx, tenantId }: Pick<Work, "tx" | "tenantId">,
  { kind, language }: Pick<SavedWords, "kind" | "language">,
): Promise<void> {
  await tx.messageText.deleteMany({ where: { tenantId, kind, language } });
}
