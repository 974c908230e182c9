import type { Work } from "@convene/prisma";
import { SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { inUnit, type Kit, type KitEnv, problem } from "@convene/server-kit";
import type { Context } from "hono";
import type { SlotsFor } from "../slots/load-panel.ts";
import { explainInterviewSlot } from "../use-cases/explain-interview-slot.ts";
import { type AlternativesRequest, findAlternatives } from "../use-cases/find-alternatives.ts";
import { toExplanation, toSlot } from "./slot-views.ts";
import { toProblem } from "./to-problem.ts";

/** What was asked for; a panel may have to be read first. */
interface Asked extends Omit<AlternativesRequest, "of"> {
  readonly of: SlotsFor | ((work: Work) => Promise<SlotsFor>);
}

/**
 * Does something that takes a slot. Where the slot is not to be had, the answer brings the nearest
 * ones that are, and the reasons person by person, both read afresh after the refusal.
 *
 * @param run Opens its own unit of work: the refusal has ended it.
 */
export async function offeringAlternatives<R>(
  kit: Kit,
  c: Context<KitEnv>,
  { of, ...asked }: Asked,
  run: () => Promise<R>,
) {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SlotTakenError || error instanceof SlotNotOfferedError)) throw error;
    const more = await inUnit(kit, c.var.member.tenantId, async (work) => {
      const wanted = { ...asked, of: typeof of === "function" ? await of(work) : of };
      const alternatives = await findAlternatives(work, wanted);
      const explained = await explainInterviewSlot(work, wanted);
      return { alternatives: alternatives.map(toSlot), explanation: toExplanation(explained) };
    });
    return problem(c, toProblem(error), more);
  }
}
