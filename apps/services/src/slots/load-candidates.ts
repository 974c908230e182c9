import { loadHosts, loadUnits, resourceOfUnit, type Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import type { SlotCandidates } from "../domain/slot-candidates.ts";
import type { SlotSubject } from "./slot-subject.ts";

/** Reads who and what could make a slot within a range. */
export async function loadCandidates(
  tx: Transaction,
  { hosts, needs, except }: Pick<SlotSubject, "hosts" | "needs" | "except">,
  range: Interval,
): Promise<SlotCandidates> {
  const units = await loadUnits(tx, needs.flat(), range, except);
  const byResource = Map.groupBy(units, ({ id }) => resourceOfUnit(id));
  return {
    hosts: await loadHosts(tx, hosts, range, except),
    needs: needs.map((position) => position.flatMap((id) => byResource.get(id) ?? [])),
  };
}
