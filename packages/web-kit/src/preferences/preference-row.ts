import type { NotificationChannel, NotificationKind } from "../api/shared-api.ts";

/** Whether one kind of message comes on one channel. */
export interface PreferenceRow {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly enabled: boolean;
  readonly locked: boolean;
}

/** What was answered before, with one switch changed. */
export function withPreference<Answer extends { readonly rows: readonly PreferenceRow[] }>(
  answer: Answer,
  changed: PreferenceRow,
): Answer {
  const isChanged = ({ kind, channel }: PreferenceRow) =>
    kind === changed.kind && channel === changed.channel;
  return { ...answer, rows: answer.rows.map((row) => (isChanged(row) ? changed : row)) };
}
