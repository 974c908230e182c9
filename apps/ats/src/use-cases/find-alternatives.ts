import type { Work } from "@convene/prisma";
import { type AvailableSlot, suggestAlternatives } from "@convene/scheduling-core";
import { addDays, max, subDays } from "date-fns";
import { loadPanel, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { panelQuery, type SlotGrid } from "../slots/panel-query.ts";

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

/** The times nearest to one that could not be had that suit the whole panel, ascending. */
export async function findAlternatives(
  { tx, now }: Work,
  { of, start, timeZone }: AlternativesRequest,
): Promise<readonly AvailableSlot[]> {
  const panel = await loadPanel(tx, of);
  const from = max([now, subDays(start, DAYS_AROUND)]);
  const range = { start: from, end: addDays(max([start, from]), DAYS_AROUND) };
  const hosts = await loadPanelHosts(tx, panel, range);
  if (!hosts) return [];
  const grid: SlotGrid = { stepMinutes: 30, timeZone };
  const query = panelQuery(panel, hosts, { range, now, grid });
  const { before, after } = suggestAlternatives(query, start, { count: COUNT });
  return [...before, ...after];
}
