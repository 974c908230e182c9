import type { Transaction } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { channelRules } from "../plan/channel-rules.ts";
import type { Preference } from "../plan/preference.ts";
import type { Recipient } from "../recipient.ts";

/**
 * Keeps what a recipient wants to be told, and how. What is not named stays as it was. Messages that
 * are queued already still go out.
 *
 * @throws InvalidInputError that names the row: for what the recipient never gets, and for what cannot
 *   be switched off
 */
export async function changePreferences(
  tx: Transaction,
  recipient: Pick<Recipient, "kind" | "id"> & { readonly tenantId: string },
  changes: readonly Preference[],
  at: Date,
): Promise<void> {
  const rules = channelRules(recipient.kind);
  for (const [index, { kind, channel, enabled }] of changes.entries()) {
    const rule = rules.find((known) => known.kind === kind && known.channel === channel);
    if (!rule) throw new InvalidInputError(`rows.${index}`, "is nothing that they are told");
    if (rule.standing === "always" && !enabled) {
      throw new InvalidInputError(`rows.${index}`, "cannot be switched off");
    }
  }
  const { tenantId, kind: recipientKind, id: recipientId } = recipient;
  for (const { kind, channel, enabled } of changes) {
    const key = { tenantId, recipientKind, recipientId, kind, channel };
    await tx.notificationPreference.upsert({
      where: { tenantId_recipientKind_recipientId_kind_channel: key },
      create: { ...key, enabled, updatedAt: at },
      update: { enabled, updatedAt: at },
      select: { enabled: true },
    });
  }
}
