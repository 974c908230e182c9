import { SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { inUnit, type Kit, type KitEnv, problem } from "@convene/server-kit";
import type { Context } from "hono";
import { explainInterviewSlot } from "../use-cases/explain-interview-slot.ts";
import { type AlternativesRequest, findAlternatives } from "../use-cases/find-alternatives.ts";
import { toProblem } from "./to-problem.ts";
import { toExplanation, toSlot } from "./views.ts";

/**
 * Does something that takes a slot. Where the slot is not to be had, the answer brings the nearest
 * ones that are, and the reasons person by person, both read afresh after the refusal.
 *
 * @param run Opens its own unit of work: the refusal has ended it.
 */
export async function offeringAlternatives<R>(
  kit: Kit,
  c: Context<KitEnv>,
  asked: AlternativesRequest,
  run: () => Promise<R>,
) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SlotTakenError || error instanceof SlotNotOfferedError)) throw error;
    const more = await inUnit(kit, c.var.member.tenantId, async (work) => {
      const alternatives = await findAlternatives(work, asked);
      const explained = await explainInterviewSlot(work, asked);
      return { alternatives: alternatives.map(toSlot), explanation: toExplanation(explained) };
    });
    return problem(c, toProblem(error), more);
  }
}
