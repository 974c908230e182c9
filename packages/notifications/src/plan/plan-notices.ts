import type { NotificationChannel } from "@convene/prisma";
import type { Notice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import { type ChannelRule, channelRules } from "./channel-rules.ts";
import type { Preference, Preferences } from "./preference.ts";

/** One message to one recipient on one channel, before it is a row. */
export interface PlannedNotice<N extends Notice = Notice> {
  readonly recipient: Recipient;
  readonly channel: NotificationChannel;
  readonly notice: N;
}

/**
 * Who gets a notice on which channel: as `channelRules` has it, changed by what each recipient
 * prefers. Nobody gets it twice, nobody a mail who has no address, and nobody a text message who did not
 * agree to any.
 */
export function planNotices<N extends Notice>(
  notice: N,
  recipients: readonly Recipient[],
  preferences: Preferences = new Map(),
): PlannedNotice<N>[] {
  const planned: PlannedNotice<N>[] = [];
  const seen = new Set<string>();
  for (const recipient of recipients) {
    if (seen.has(recipient.id)) continue;
    seen.add(recipient.id);
    for (const rule of channelRules(recipient.kind)) {
      if (rule.kind !== notice.kind) continue;
      if (rule.channel === "email" && recipient.email === null) continue;
      if (rule.channel === "sms" && recipient.phone === null) continue;
      if (!isEnabled(rule, preferences.get(recipient.id))) continue;
      planned.push({ recipient, channel: rule.channel, notice });
    }
  }
  return planned;
}

/** Whether a rule is in force for somebody with these preferences. */
export function isEnabled(rule: ChannelRule, preferences: readonly Preference[] = []): boolean {
  if (rule.standing === "always") return true;
  const wish = preferences.find(
    ({ kind, channel }) => kind === rule.kind && channel === rule.channel,
  );
  return wish?.enabled ?? rule.standing === "on";
}
