import type { Host, Interval, LoopQuery, WeeklyHours } from "@convene/scheduling-core";
import { seededRandom } from "@convene/scheduling-core/testing";

/** A loop to find, with a name that says what is asked. */
export interface LoopCase {
  readonly id: string;
  readonly query: LoopQuery;
}

const QUARTER = 15 * 60_000;
const HOUR = 4 * QUARTER;
const DAY = 24 * HOUR;
/** A Monday; the clocks of America move in the fortnight. */
const FIRST_DAY = Date.parse("2030-03-04T00:00:00Z");
const ZONES = ["America/Toronto", "America/Los_Angeles", "Europe/London", "Europe/Berlin"];
const WORKDAYS = ["mon", "tue", "wed", "thu", "fri"] as const;

function everyWorkday(from: string, until: string): WeeklyHours {
  return Object.fromEntries(WORKDAYS.map((day) => [day, [[from, until]]]));
}

/**
 * People as companies have them: eight to six in their zone, full of meetings of half an hour to an
 * hour and a half.
 *
 * @param density The part of their time that is taken, from 0 to 1.
 */
function makePeople(count: number, density: number, random: () => number): Host[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    timeZone: ZONES[index % ZONES.length] ?? "UTC",
    weeklyHours: everyWorkday("08:00", "18:00"),
    busy: makeMeetings(14, density, random),
    limits: { perDay: 3, perWeek: 8, bookedStarts: [] },
  }));
}

function makeMeetings(days: number, density: number, random: () => number): Interval[] {
  const meetings: Interval[] = [];
  for (let at = FIRST_DAY; at < FIRST_DAY + days * DAY; ) {
    const length = (2 + Math.floor(random() * 5)) * QUARTER;
    if (random() < density) meetings.push({ start: new Date(at), end: new Date(at + length) });
    at += length;
  }
  return meetings;
}

/** So many, drawn from all. */
function drawPool(people: readonly Host[], size: number, random: () => number): Host[] {
  const left = [...people];
  return Array.from({ length: size }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}

interface Shape {
  readonly people: number;
  readonly seats: number;
  readonly density: number;
  readonly sameDay?: boolean;
  readonly perDay?: number;
  readonly interviews?: number;
  readonly poolSize?: number;
  readonly days?: number;
  readonly step?: number;
}

/** Interviews from pools of ten in four time zones, over ten working days, unless told otherwise. */
function makeLoop(shape: Shape, seed: number): LoopQuery {
  const { people: peopleCount, seats, density, sameDay = false, perDay } = shape;
  const { interviews = 5, poolSize = 10, days = 12, step = 15 } = shape;
  const random = seededRandom(seed);
  const people = makePeople(peopleCount, density, random);
  return {
    range: { start: new Date(FIRST_DAY), end: new Date(FIRST_DAY + days * DAY) },
    now: new Date(FIRST_DAY - 3 * DAY),
    minimumNotice: 24 * 60,
    step,
    alignTo: 15,
    timeZone: "America/Toronto",
    interviews: Array.from({ length: interviews }, (_, position) => ({
      duration: [60, 45, 60, 30, 45][position % 5] ?? 60,
      bufferBefore: 5,
      bufferAfter: 10,
      groups: Array.from({ length: position === 0 ? 1 : seats }, () => ({
        hosts: drawPool(people, poolSize, random),
        atLeast: 1,
      })),
      after: position === interviews - 1 ? [0] : [],
    })),
    breakMinutes: 15,
    longestGapMinutes: 120,
    sameDay,
    ...(perDay !== undefined && { perDay }),
    candidate: {
      timeZone: "America/Toronto",
      hours: everyWorkday("09:00", "17:30"),
      busy: makeMeetings(14, 0.2, random),
    },
    preferences: {
      load: Object.fromEntries(people.map(({ id }) => [id, Math.floor(random() * 7)])),
      hours: Object.fromEntries(
        people
          .filter((_, index) => index % 3 === 0)
          .map(({ id }) => [id, everyWorkday("10:00", "16:00")]),
      ),
    },
  };
}

/** The measured ones; the same at every call. */
export function loopCases(): LoopCase[] {
  return [
    {
      id: "one day, five pools of 50 people",
      query: makeLoop({ people: 50, seats: 1, density: 0.6, sameDay: true }, 1),
    },
    {
      id: "one day, five pools of 14 people",
      query: makeLoop({ people: 14, seats: 1, density: 0.6, sameDay: true }, 2),
    },
    {
      id: "at most two a day, pools of 20 people",
      query: makeLoop({ people: 20, seats: 1, density: 0.7, perDay: 2 }, 3),
    },
    {
      id: "any days, pools of 20 people",
      query: makeLoop({ people: 20, seats: 1, density: 0.7 }, 4),
    },
    {
      id: "any days, two seats each, pools of 20 people",
      query: makeLoop({ people: 20, seats: 2, density: 0.6 }, 5),
    },
    {
      id: "any days, one pool of ten for all, two seats each",
      query: makeLoop({ people: 10, seats: 2, density: 0.5 }, 6),
    },
  ];
}

/** Loops so small that every way to arrange them can be looked at. */
export function smallLoopCases(count: number): LoopCase[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `small ${index}`,
    query: makeLoop(
      {
        people: 6,
        seats: 1 + (index % 2),
        density: 0.35,
        interviews: 3,
        poolSize: 3,
        days: 3,
        step: 60,
        sameDay: index % 3 === 0,
        ...(index % 3 === 1 && { perDay: 2 }),
      },
      100 + index,
    ),
  }));
}
