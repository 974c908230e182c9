import { ApiProblem } from "./api-problem.ts";

/** A time that could not be had, and what the server offers instead. */
export interface SlotRefusal<Slot, Explanation> {
  readonly code: "SLOT_TAKEN" | "SLOT_NOT_OFFERED";
  readonly start: Date;
  readonly alternatives: readonly Slot[];
  /** For staff only. */
  readonly explanation: Explanation | undefined;
}

/** How to recognise what an API sends along with a refusal. */
interface SlotRefusalParts<Slot, Explanation> {
  readonly isSlot: (value: object) => value is Slot & object;
  readonly isExplanation: (value: object) => value is Explanation & object;
}

/**
 * Makes what reads an API's refusals of a time; it answers undefined for any other failure.
 *
 * @example
 * const slotRefusalOf = createSlotRefusalReader({ isSlot, isExplanation });
 * const refusal = slotRefusalOf(error, start);
 */
export function createSlotRefusalReader<Slot, Explanation>({
  isSlot,
  isExplanation,
}: SlotRefusalParts<Slot, Explanation>) {
  return (error: unknown, start: Date): SlotRefusal<Slot, Explanation> | undefined => {
    if (!(error instanceof ApiProblem)) return undefined;
    const { code, extensions } = error;
    if (code !== "SLOT_TAKEN" && code !== "SLOT_NOT_OFFERED") return undefined;
    const { alternatives, explanation } = extensions;
    return {
      code,
      start,
      alternatives: Array.isArray(alternatives)
        ? alternatives.filter((one): one is Slot & object => isObject(one) && isSlot(one))
        : [],
      explanation: isObject(explanation) && isExplanation(explanation) ? explanation : undefined,
    };
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
