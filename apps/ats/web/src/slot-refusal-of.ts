import { ApiProblem } from "@convene/web-kit";
import type { Explanation, Slot } from "./api.ts";

/** A time that could not be had, and what the server offers instead. */
export interface SlotRefusal {
  readonly code: "SLOT_TAKEN" | "SLOT_NOT_OFFERED";
  readonly start: Date;
  readonly alternatives: readonly Slot[];
  readonly explanation: Explanation | undefined;
}

/** Reads the refusal of a time; undefined for any other failure. */
export function slotRefusalOf(error: unknown, start: Date): SlotRefusal | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const { code, extensions } = error;
  if (code !== "SLOT_TAKEN" && code !== "SLOT_NOT_OFFERED") return undefined;
  const { alternatives, explanation } = extensions;
  return {
    code,
    start,
    alternatives: Array.isArray(alternatives) ? alternatives.filter(isSlot) : [],
    explanation: isExplanation(explanation) ? explanation : undefined,
  };
}

function isSlot(value: unknown): value is Slot {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}

function isExplanation(value: unknown): value is Explanation {
  return typeof value === "object" && value !== null && "possible" in value && "people" in value;
}
