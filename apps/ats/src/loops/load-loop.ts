import type { Work } from "@convene/prisma";
import {
  type Host,
  type Interval,
  InvalidInputError,
  type LoopGroup,
  type LoopInterview,
  type LoopQuery,
  requireRange,
  type WeeklyHours,
} from "@convene/scheduling-core";
import type { InterviewerHost } from "../slots/load-interviewers.ts";
import { loadPanel } from "../slots/load-panel.ts";
import { everybodyOf, loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { candidateBusy } from "./candidate-busy.ts";
import type { InterviewOrder } from "./interview-order.ts";
import { panelOf } from "./panel-of.ts";

/** Four weeks of days. */
const LONGEST_LOOP_RANGE_DAYS = 31;
const STEP_MINUTES = 15;

export interface LoopSearch {
  readonly order: InterviewOrder;
  readonly range: Interval;
  readonly candidate: {
    readonly id: string;
    /** IANA. */
    readonly timeZone: string;
    /** When it suits them, in their zone; left out: any time. */
    readonly hours?: WeeklyHours | undefined;
    /** When they said that they can; left out: any time. */
    readonly times?: readonly Interval[] | undefined;
  };
  /** All positions, in the order in which they are to be held; left out: any that the plan allows. */
  readonly sequence?: readonly number[] | undefined;
  /** How many proposals are wanted. */
  readonly limit: number;
}

/** Somebody who is named in proposals. */
export interface LoopPerson {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
}

/** What the search for loops needs to know, read in one go. */
export interface LoadedLoop {
  readonly order: InterviewOrder;
  /** Undefined: some seat or room has nobody at all. */
  readonly query: LoopQuery | undefined;
  /** For each interview how many hosts each seat has, and its room last where it needs one. */
  readonly hostCounts: readonly (readonly number[])[];
  readonly people: readonly LoopPerson[];
}

/**
 * Reads who could hold the interviews of an order within a range, with caps, recent interviews and
 * preferred hours. Nobody is proposed beyond their caps, the loop's own interviews included.
 *
 * @throws InvalidInputError for a range or a sequence that can't be
 * @throws NotFoundError for a pool, a room or somebody who is not there any more
 */
export async function loadLoop(work: Work, search: LoopSearch): Promise<LoadedLoop> {
  const { order, range, candidate, limit } = search;
  requireRange(range, LONGEST_LOOP_RANGE_DAYS);
  const after = afterOf(order, search.sequence);
  const panels: { interview: LoopInterview; hostCounts: number[]; people: InterviewerHost[] }[] =
    [];
  for (const [position, ordered] of order.interviews.entries()) {
    const panel = await loadPanel(work.tx, panelOf(ordered));
    const hosts = await loadPanelHosts(work, panel, { range, audience: "candidate" });
    const seats = hosts.seats.map((seat) => group(seat.map(capped)));
    const groups = hosts.rooms ? [...seats, group(hosts.rooms, "rooms")] : seats;
    panels.push({
      interview: {
        duration: ordered.durationMinutes,
        bufferBefore: ordered.bufferBeforeMinutes,
        bufferAfter: ordered.bufferAfterMinutes,
        groups,
        after: after[position] ?? [],
      },
      hostCounts: groups.map(({ hosts: some }) => some.length),
      people: everybodyOf(hosts),
    });
  }
  const everybody = new Map(panels.flatMap(({ people }) => people).map((one) => [one.id, one]));
  const people = [...everybody.values()];
  const { timeZone, hours, times } = candidate;
  const hostCounts = panels.map((panel) => panel.hostCounts);
  return {
    order,
    hostCounts,
    people: people.map(({ id, name, host }) => ({ id, name, timeZone: host.timeZone })),
    query: hostCounts.flat().includes(0)
      ? undefined
      : {
          range,
          now: work.now,
          step: STEP_MINUTES,
          alignTo: STEP_MINUTES,
          timeZone,
          interviews: panels.map(({ interview }) => interview),
          candidate: {
            timeZone,
            busy: await candidateBusy(work, candidate.id, range),
            ...(hours && { hours }),
            ...(times && { times }),
          },
          breakMinutes: order.breakMinutes,
          ...(order.longestGapMinutes !== null && { longestGapMinutes: order.longestGapMinutes }),
          perDay: order.perDay,
          sameDay: order.sameDay,
          preferences: {
            load: Object.fromEntries(people.map(({ id, load }) => [id, load])),
            hours: Object.fromEntries(
              people.flatMap(({ id, preferredHours }) =>
                Object.keys(preferredHours).length > 0 ? [[id, preferredHours]] : [],
              ),
            ),
          },
          limit,
        },
  };
}

function group(hosts: readonly Host[], kind: "people" | "rooms" = "people"): LoopGroup {
  return { hosts, atLeast: 1, kind };
}

/** Days that are full already are closed; two of the same loop are to keep the cap as well. */
function capped({ host, caps }: InterviewerHost): Host {
  const { perDay, perWeek, starts } = caps;
  if (host.limits || (perDay === null && perWeek === null)) return host;
  return {
    ...host,
    limits: {
      ...(perDay !== null && perDay > 0 && { perDay }),
      ...(perWeek !== null && perWeek > 0 && { perWeek }),
      bookedStarts: starts,
    },
  };
}

/** @throws InvalidInputError for a sequence that lacks an interview, or goes against the plan */
function afterOf(
  { interviews }: InterviewOrder,
  sequence: readonly number[] | undefined,
): (readonly number[])[] {
  if (sequence === undefined) return interviews.map(({ after }) => after);
  const isWhole =
    sequence.length === interviews.length &&
    interviews.every((_, position) => sequence.includes(position));
  const keepsPlan = interviews.every(({ after }, position) =>
    after.every((other) => sequence.indexOf(other) < sequence.indexOf(position)),
  );
  if (!isWhole || !keepsPlan) {
    throw new InvalidInputError("sequence", "must keep the order of the plan");
  }
  return interviews.map((_, position) => {
    const before = sequence[sequence.indexOf(position) - 1];
    return before === undefined ? [] : [before];
  });
}
