import type { Interval, SlotReason } from "@convene/scheduling-core";
import type { z } from "@hono/zod-openapi";
import type { PanelSlot } from "../slots/panel-slots.ts";
import { overCaps } from "../slots/rank-times.ts";
import type { ExplainedHost, ExplainedInterviewSlot } from "../use-cases/explain-interview-slot.ts";
import type { FoundInterviewSlots } from "../use-cases/find-interview-slots.ts";
import type { explanationSchema, slotSchema, slotsSchema } from "./slot-schemas.ts";

export function toSlot({ start, end }: Interval): z.infer<typeof slotSchema> {
  return { start: start.toISOString(), end: end.toISOString() };
}

export function toSlots(found: FoundInterviewSlots): z.infer<typeof slotsSchema> {
  return {
    slots: found.slots.map(toFilledSlot),
    people: found.people.map(({ seats, free, ...person }) => ({
      ...person,
      seats: [...seats],
      free: free.map(toSlot),
    })),
    proposals: found.proposals.map(({ slot, reasons }) => ({
      ...toFilledSlot(slot),
      reasons: reasons.map((reason) => ({ ...reason })),
    })),
    nextFree: found.nextFree?.toISOString() ?? null,
  };
}

function toFilledSlot(slot: PanelSlot) {
  return { ...toSlot(slot), seats: slot.filling.map(({ id }) => id), overCaps: overCaps(slot) };
}

export function toExplanation(
  explained: ExplainedInterviewSlot,
): z.infer<typeof explanationSchema> {
  return {
    ...toSlot(explained),
    possible: explained.possible,
    reasons: explained.reasons.map(toReason),
    people: explained.people.map((person) => ({ ...toHost(person), seated: person.seated })),
    rooms: explained.rooms.map(toHost),
  };
}

function toHost({ id, name, timeZone, reasons }: ExplainedHost) {
  return {
    id,
    name,
    timeZone,
    reasons: reasons.map((reason) =>
      reason.reason === "busy"
        ? { reason: reason.reason, interval: toSlot(reason.interval) }
        : reason,
    ),
  };
}

function toReason(reason: SlotReason) {
  switch (reason.reason) {
    case "outsideRange":
      return { reason: reason.reason, range: toSlot(reason.range) };
    case "beforeNotice":
      return { reason: reason.reason, earliest: reason.earliest.toISOString() };
    case "offGrid":
    case "tooFewHosts":
      return reason;
  }
}
