import type { EventEffects } from "@convene/prisma";
import type { Metrics } from "./create-metrics.ts";
import { onCommit } from "./on-commit.ts";

/** Counts events that are moved and cancelled. Those that are booked count with their announcement. */
export function countChanges({ bookings }: Pick<Metrics, "bookings">): EventEffects {
  return {
    async cancelled(_tx, event) {
      onCommit(() => bookings.inc({ event: event.kind, change: "cancelled" }));
    },
    async rescheduled(_tx, event) {
      onCommit(() => bookings.inc({ event: event.kind, change: "moved" }));
    },
  };
}
