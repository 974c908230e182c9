import { createSlotRefusalReader, type SlotRefusal as RefusalOf } from "@convene/web-kit";
import type { Explanation, Slot } from "./api.ts";

export type SlotRefusal = RefusalOf<Slot, Explanation>;

/** Reads the refusal of a time; undefined for any other failure. */
export const slotRefusalOf = createSlotRefusalReader({
  isSlot: (value): value is Slot => "start" in value && "hostIds" in value,
  isExplanation: (value): value is Explanation => "offered" in value && "hosts" in value,
});
