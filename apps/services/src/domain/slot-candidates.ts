import type { Host } from "@convene/scheduling-core";

/** Who and what could make a slot, as the engine sees them. */
export interface SlotCandidates {
  /** Who may give it; one of them will. */
  readonly hosts: readonly Host[];
  /** What it takes besides, by position: the units of which one is enough. */
  readonly needs: readonly (readonly Host[])[];
}
