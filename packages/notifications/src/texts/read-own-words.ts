import type { NotificationKind, Transaction } from "@convene/prisma";
import type { SavedWords } from "./saved-words.ts";

/**
 * The organisation's own words, by kind and language.
 *
 * @param wanted Of these only; default: all.
 */
export async function readOwnWords(
  tx: Transaction,
  wanted: {
    readonly kinds?: readonly NotificationKind[];
    readonly languages?: readonly string[];
  } = {},
): Promise<SavedWords[]> {
  const { kinds, languages } = wanted;
  return await tx.messageText.findMany({
    where: {
      ...(kinds && { kind: { in: [...kinds] } }),
      ...(languages && { language: { in: [...languages] } }),
    },
    orderBy: [{ kind: "asc" }, { language: "asc" }],
    select: { kind: true, language: true, subject: true, introduction: true },
  });
}
