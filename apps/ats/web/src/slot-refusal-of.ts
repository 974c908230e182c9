import { createSlotRefusalReader, type SlotRefusal as RefusalOf } from "@convene/web-kit";
import type { Explanation, Slot } from "./api.ts";

export type SlotRefusal = RefusalOf<Slot, Explanation>;

/** Reads the refusal of a time; undefined for any other failure. */
export const slotRefusalOf = createSlotRefusalReader({
  isSlot: (value): value is Slot => "start" in value && "end" in value,
  isExplanation: (value): value is Explanation => "possible" in value && "people" in value,
});
