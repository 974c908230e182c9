import type { Transaction } from "@convene/prisma";
import type { Preference, Preferences } from "../plan/preference.ts";
import type { Recipient } from "../recipient.ts";

/** What these recipients prefer, in one statement. */
export async function loadPreferences(
  tx: Transaction,
  recipients: readonly Pick<Recipient, "kind" | "id">[],
): Promise<Preferences> {
  const rows = await tx.notificationPreference.findMany({
    where: {
      OR: recipients.map(({ kind, id }) => ({ recipientKind: kind, recipientId: id })),
    },
    select: { recipientId: true, kind: true, channel: true, enabled: true },
  });
  const found = new Map<string, Preference[]>(recipients.map(({ id }) => [id, []]));
  for (const { recipientId, ...preference } of rows) found.get(recipientId)?.push(preference);
  return found;
}
