import type { Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { addDays, max, subDays } from "date-fns";
import { loadPanel, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { panelSlots } from "../slots/panel-slots.ts";

/** How far from the wanted time to look. */
const DAYS_AROUND = 14;
/** On each side; a person compares a handful. */
const COUNT = 3;

export interface AlternativesRequest {
  readonly of: SlotsFor;
  readonly start: Date;
  /** IANA, the recruiter's: times are offered at full and half hours there. */
  readonly timeZone: string;
}

/** The times nearest to one that could not be had at which the whole panel can meet, ascending. */
export async function findAlternatives(
  work: Work,
  { of, start, timeZone }: AlternativesRequest,
): Promise<readonly Interval[]> {
  const { tx, now } = work;
  const panel = await loadPanel(tx, of);
  const from = max([now, subDays(start, DAYS_AROUND)]);
  const range = { start: from, end: addDays(max([start, from]), DAYS_AROUND) };
  const hosts = await loadPanelHosts(work, panel, { range, audience: "staff" });
  const slots = panelSlots(panel, hosts, { range, now, grid: { stepMinutes: 30, timeZone } });
  const before = slots.filter((slot) => slot.start < start).slice(-COUNT);
  const after = slots.filter((slot) => slot.start > start).slice(0, COUNT);
  return [...before, ...after];
}
