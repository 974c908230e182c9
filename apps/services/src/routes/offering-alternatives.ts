import { SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { inUnit, type Kit, type KitEnv, problem } from "@convene/server-kit";
import type { Context } from "hono";
import { explainSlot } from "../use-cases/explain-slot.ts";
import { type AlternativesRequest, findAlternatives } from "../use-cases/find-alternatives.ts";
import { toProblem } from "./to-problem.ts";
import { toExplanation, toSlot } from "./views.ts";

/**
 * Does something that takes a slot. Where the slot is not to be had, the answer brings the nearest
 * ones that are, and for staff the reasons, both read afresh after the refusal.
 *
 * @param run Opens its own unit of work: the refusal has ended it.
 */
export async function offeringAlternatives<R>(
  kit: Kit,
  c: Context<KitEnv>,
  tenantId: string,
  asked: AlternativesRequest,
  run: () => Promise<R>,
) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SlotTakenError || error instanceof SlotNotOfferedError)) throw error;
    const more = await inUnit(kit, tenantId, async (work) => {
      const alternatives = await findAlternatives(work, asked);
      const explained = asked.audience === "staff" ? await explainSlot(work, asked) : undefined;
      return {
        alternatives: alternatives.map(toSlot),
        ...(explained && { explanation: toExplanation(explained) }),
      };
    });
    return problem(c, toProblem(error), more);
  }
}
