import type { NotificationChannel, NotificationKind } from "@convene/prisma";

/** What a recipient wants otherwise than the rules have it. */
export interface Preference {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly enabled: boolean;
}

/** The preferences of recipients, by their id. Who is not in it has none. */
export type Preferences = ReadonlyMap<string, readonly Preference[]>;
