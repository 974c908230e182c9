import type { NotificationChannel, NotificationKind, Transaction } from "@convene/prisma";
import { channelRules } from "../plan/channel-rules.ts";
import { isEnabled } from "../plan/plan-notices.ts";
import type { Recipient } from "../recipient.ts";
import { loadPreferences } from "./load-preferences.ts";

/** Whether somebody is told of something on a channel. */
export interface PreferenceRow {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly enabled: boolean;
  /** Whether it cannot be switched off. */
  readonly locked: boolean;
}

/** Everything that a recipient may be told, on each channel, and whether they are. */
export async function readPreferences(
  tx: Transaction,
  recipient: Pick<Recipient, "kind" | "id">,
): Promise<PreferenceRow[]> {
  const preferences = (await loadPreferences(tx, [recipient])).get(recipient.id);
  return channelRules(recipient.kind).map((rule) => ({
    kind: rule.kind,
    channel: rule.channel,
    enabled: isEnabled(rule, preferences),
    locked: rule.standing === "always",
  }));
}
