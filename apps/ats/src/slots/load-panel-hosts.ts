import { loadUnits, type Work } from "@convene/prisma";
import type { Host, Interval } from "@convene/scheduling-core";
import { type Audience, type InterviewerHost, loadInterviewers } from "./load-interviewers.ts";
import { type Panel, peopleOf } from "./load-panel.ts";

/** Who could fill a panel's seats, and in which rooms it could be. */
export interface PanelHosts {
  /** Seat by seat, the one with the least load first; empty where nobody is there. */
  readonly seats: readonly (readonly InterviewerHost[])[];
  /** Units of rooms, in the order in which they are wanted; null: none is needed. */
  readonly rooms: readonly Host[] | null;
}

/** Reads the hosts of a panel, for the slot engine or for the search for loops. */
export async function loadPanelHosts(
  work: Pick<Work, "tx" | "now">,
  panel: Pick<Panel, "seats" | "roomIds" | "except">,
  { range, audience }: { readonly range: Interval; readonly audience: Audience },
): Promise<PanelHosts> {
  const { roomIds, except } = panel;
  const ids = peopleOf(panel);
  const people = await loadInterviewers(work, { ids, range, except, audience });
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    seats: panel.seats.map(({ candidateIds }) =>
      candidateIds.flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.load - b.load),
    ),
    rooms: roomIds.length > 0 ? await loadUnits(work.tx, roomIds, range, except) : null,
  };
}

/** Everybody of a panel, each once, in the order of the seats. */
export function everybodyOf({ seats }: PanelHosts): InterviewerHost[] {
  return [...new Map(seats.flat().map((person) => [person.id, person])).values()];
}

/** The engine's groups: one a seat, then the room; undefined where one of them has nobody. */
export function groupsOf({ seats, rooms }: PanelHosts) {
  const groups = [...seats.map((seat) => seat.map(({ host }) => host)), ...(rooms ? [rooms] : [])];
  if (groups.length === 0 || groups.some((hosts) => hosts.length === 0)) return undefined;
  return groups.map((hosts) => ({ hosts, atLeast: 1 }));
}
