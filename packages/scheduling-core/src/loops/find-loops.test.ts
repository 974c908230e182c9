import { expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { findLoops } from "./find-loops.ts";
import type { LoopProposal } from "./loop-proposal.ts";
import type { LoopInterview, LoopQuery } from "./loop-query.ts";
import { searchLoops } from "./search-loops.ts";

const at = (text: string, day = "02") => new Date(`2026-03-${day}T${text}:00Z`);
const busy = (from: string, until: string, day = "02") => ({
  start: at(from, day),
  end: at(until, day),
});
const host = (id: string, more: Partial<Host> = {}): Host => ({
  id,
  timeZone: "UTC",
  weeklyHours: { mon: [["09:00", "13:00"]], tue: [["09:00", "13:00"]] },
  ...more,
});
const withOne = (...hosts: Host[]): LoopInterview => ({
  duration: 60,
  groups: [{ hosts, atLeast: 1 }],
});
const base = {
  range: { start: at("00:00"), end: at("00:00", "03") },
  now: at("00:00", "01"),
  step: 15,
  candidate: { timeZone: "UTC" },
  limit: 1,
};

function show({ interviews }: LoopProposal): string[] {
  return interviews.map(
    ({ position, start, groups }) =>
      `${position} ${start.toISOString().slice(8, 16)} ${groups.map(({ hostIds }) => hostIds.join("+")).join(" ")}`,
  );
}

function best(query: LoopQuery): string[] | null {
  const [first] = findLoops(query);
  return first ? show(first) : null;
}

test("interviews follow one another with the break, and each is with whoever can", () => {
  const interviews = [
    withOne(host("ann")),
    withOne(host("bob", { busy: [busy("09:00", "10:15")] })),
  ];
  expect(best({ ...base, interviews, breakMinutes: 15 })).toEqual([
    "0 02T09:00 ann",
    "1 02T10:15 bob",
  ]);
});

test("an interview that must be over comes first, whatever it costs", () => {
  const ann = host("ann");
  const bob = host("bob", { busy: [busy("09:00", "10:00")] });
  const last = { ...withOne(ann), after: [1] };
  expect(best({ ...base, interviews: [last, withOne(bob)] })).toEqual([
    "1 02T10:00 bob",
    "0 02T11:00 ann",
  ]);
});

test("who sits in two keeps both buffers between them, the candidate only the break", () => {
  const buffered = { ...withOne(host("ann")), bufferBefore: 15, bufferAfter: 30 };
  const query = { ...base, interviews: [buffered, buffered] };
  expect(best(query)?.[1]).toBe("1 02T10:45 ann");
  const other = { ...withOne(host("bob")), bufferBefore: 15 };
  expect(best({ ...base, interviews: [buffered, other] })?.[1]).toBe("1 02T10:00 bob");
});

test("the loop's own interviews count towards a host's limits", () => {
  const limits = { perDay: 2, bookedStarts: [at("08:00"), at("08:00", "03")] };
  const interviews = [withOne(host("ann", { limits })), withOne(host("ann", { limits }))];
  expect(best({ ...base, interviews })).toBeNull();
  const twoDays = { ...base.range, end: at("00:00", "04") };
  expect(best({ ...base, range: twoDays, interviews })).toEqual([
    "0 02T09:00 ann",
    "1 03T09:00 ann",
  ]);
  const perWeek = { perWeek: 2, bookedStarts: [at("08:00")] };
  const weekly = [
    withOne(host("ann", { limits: perWeek })),
    withOne(host("ann", { limits: perWeek })),
  ];
  expect(best({ ...base, range: twoDays, interviews: weekly })).toBeNull();
});

test("a limit that one interview names holds whichever of the two comes first", () => {
  const limited = withOne(host("ann", { limits: { perDay: 1, bookedStarts: [] } }));
  const free = withOne(host("ann"));
  expect(best({ ...base, interviews: [limited, { ...free, after: [0] }] })).toBeNull();
  expect(best({ ...base, interviews: [{ ...limited, after: [1] }, free] })).toBeNull();
  expect(best({ ...base, interviews: [free, free] })).not.toBeNull();
});

test("nobody can stand in whose own interview would be too close", () => {
  const pool = withOne(host("bob"), host("ann"));
  const standIns = (bufferBefore: number) => {
    const interviews = [pool, { ...withOne(host("ann")), bufferBefore, after: [0] }];
    const [found] = findLoops({ ...base, interviews });
    return found?.interviews[0]?.groups[0]?.standInIds;
  };
  expect(standIns(0)).toEqual(["ann"]);
  expect(standIns(15)).toEqual([]);
});

test("a gap may be as long as the longest, and no longer", () => {
  const bob = host("bob", { busy: [busy("09:00", "11:00")] });
  const ann = host("ann", { busy: [busy("10:00", "13:00")] });
  const query = { ...base, interviews: [withOne(ann), withOne(bob)] };
  expect(best({ ...query, longestGapMinutes: 60 })).toEqual(["0 02T09:00 ann", "1 02T11:00 bob"]);
  expect(best({ ...query, longestGapMinutes: 59 })).toBeNull();
});

test("at most so many a day, or all on one", () => {
  const interviews = ["a", "b", "c"].map((id) => withOne(host(id)));
  const range = { start: at("00:00"), end: at("00:00", "04") };
  const daysOf = (query: LoopQuery) => best(query)?.map((line) => line.slice(2, 4));
  expect(daysOf({ ...base, range, interviews, perDay: 2 })).toEqual(["02", "02", "03"]);
  expect(daysOf({ ...base, range, interviews, perDay: 1 })).toBeUndefined();
  expect(daysOf({ ...base, range, interviews })).toEqual(["02", "02", "02"]);
  const late = withOne(host("d", { busy: [busy("00:00", "23:00")] }));
  const query = { ...base, range, interviews: [withOne(host("a")), late] };
  expect(daysOf({ ...query, sameDay: true })).toEqual(["03", "03"]);
  // Without days and haste to weigh, nothing speaks against two days either.
  const weights = { day: 0, soon: 0 };
  expect(daysOf({ ...query, preferences: { weights } })).toEqual(["02", "03"]);
});

test("the candidate's days are its own", () => {
  const night: Host = { ...host("ann"), weeklyHours: { mon: [["18:00", "24:00"]] } };
  const interviews = [withOne(night), withOne({ ...night, id: "bob" })];
  const query = { ...base, range: { start: at("22:00"), end: at("00:00", "03") }, interviews };
  expect(best({ ...query, sameDay: true })).toEqual(["0 02T22:00 ann", "1 02T23:00 bob"]);
  const candidate = { timeZone: "Europe/Paris" };
  expect(best({ ...query, candidate, sameDay: true })).toBeNull();
  expect(best({ ...query, candidate, perDay: 1 })).not.toBeNull();
});

test("times that the candidate gave bind it, its busy times too, its hours only cost", () => {
  const interviews = [withOne(host("ann"))];
  const candidate = { timeZone: "UTC", hours: { mon: [["11:30", "13:00"]] as const } };
  expect(best({ ...base, interviews, candidate })).toEqual(["0 02T11:30 ann"]);
  const times = [busy("09:15", "10:00"), busy("10:00", "10:30")];
  const [given] = findLoops({ ...base, interviews, candidate: { ...candidate, times } });
  expect(given && show(given)).toEqual(["0 02T09:15 ann"]);
  expect(given?.cost.candidateHours).toBe(240);
  expect(given?.reasons).toContainEqual({
    reason: "outsideCandidateHours",
    position: 0,
    minutes: 60,
  });
  const taken = { ...candidate, busy: [busy("09:00", "12:15")] };
  expect(best({ ...base, interviews, candidate: taken })).toBeNull();
});

test("who has had fewer interviews is asked first; nobody is asked twice without need", () => {
  const pool = [host("ann"), host("bob"), host("cid")];
  const interviews = [withOne(...pool), withOne(...pool)];
  const load = { ann: 3, bob: 1, cid: 2 };
  const [found] = findLoops({ ...base, interviews, preferences: { load } });
  const asked = found?.interviews.flatMap(({ groups }) => groups.flatMap(({ hostIds }) => hostIds));
  expect(asked?.toSorted()).toEqual(["bob", "cid"]);
  expect(found?.cost.load).toBe(15);
  expect(found?.reasons).toContainEqual({
    reason: "moreLoad",
    hostId: "cid",
    position: expect.any(Number),
    interviews: 1,
  });
  const first = found?.interviews[0]?.groups[0];
  expect(first?.standInIds.toSorted()).toEqual(
    ["ann", "bob", "cid"].filter((id) => id !== first?.hostIds[0]),
  );
  const [alone] = findLoops({ ...base, interviews: [withOne(host("ann")), withOne(host("ann"))] });
  expect(alone?.cost).toMatchObject({ load: 0, again: 60 });
  expect(alone?.reasons).toContainEqual({ reason: "sitsAgain", hostId: "ann", interviews: 2 });
});

test("hosts elsewhere are spared their mornings and evenings, and what they prefer comes before that", () => {
  const hours = { mon: [["08:00", "20:00"]] as const };
  const far = host("far", { timeZone: "America/Toronto", weeklyHours: hours });
  const near = host("near", { weeklyHours: hours });
  const interviews = [withOne(near, far)];
  const evening = { ...base, range: { start: at("18:00"), end: at("20:00") }, interviews };
  expect(best(evening)).toEqual(["0 02T18:00 far"]);
  const [late] = findLoops({ ...evening, interviews: [withOne(near)] });
  expect(late?.cost).toMatchObject({ earlyLate: 60, preferredHours: 0 });
  expect(late?.reasons).toContainEqual({
    reason: "lateLocal",
    hostId: "near",
    position: 0,
    localTime: "19:00",
    timeZone: "UTC",
  });
  const preferences = { hours: { near: { mon: [["19:00", "20:00"]] as const } } };
  expect(best({ ...evening, interviews: [withOne(near)], preferences })).toEqual([
    "0 02T19:00 near",
  ]);
  const [early] = findLoops({
    ...base,
    range: { start: at("13:00"), end: at("14:00") },
    interviews: [withOne(far)],
  });
  expect(early?.reasons).toContainEqual({
    reason: "earlyLocal",
    hostId: "far",
    position: 0,
    localTime: "08:00",
    timeZone: "America/Toronto",
  });
});

test("a room is taken like anybody, but has no evenings and no load", () => {
  const hours = { mon: [["18:00", "20:00"]] as const };
  const room = host("room", { weeklyHours: hours });
  const interview = (id: string): LoopInterview => ({
    duration: 60,
    bufferAfter: 15,
    groups: [
      { hosts: [host(id, { weeklyHours: { mon: [["09:00", "20:00"]] } })], atLeast: 1 },
      { hosts: [room], atLeast: 1, kind: "rooms" },
    ],
  });
  expect(best({ ...base, interviews: [interview("a"), interview("b")] })).toBeNull();
  const preferences = { load: { room: 7 }, hours: { room: {} } };
  const [one] = findLoops({ ...base, interviews: [interview("a")], preferences });
  expect(one?.cost).toMatchObject({ load: 0, preferredHours: 0, earlyLate: 60 });
});

test("proposals begin in other halves of a day, then in other hours, the best first", () => {
  const open = { mon: [["09:00", "16:00"]], tue: [["09:00", "11:00"]] } as const;
  const ann = host("ann", { weeklyHours: open });
  const range = { start: at("00:00"), end: at("00:00", "04") };
  const begins = (limit: number) =>
    findLoops({ ...base, range, limit, interviews: [withOne(ann)] }).map(
      (proposal) => show(proposal)[0]?.slice(2, 10) ?? "",
    );
  expect(begins(3)).toEqual(["02T09:00", "02T12:00", "03T09:00"].map((text) => text.slice(0, 8)));
  expect(begins(5)).toEqual(["02T09:00", "02T10:00", "02T11:00", "02T12:00", "03T09:00"]);
  expect(begins(100)).toHaveLength(9);
});

test("hours that the clocks skip are no hours, and the hours after them are where they are", () => {
  // In Toronto the clocks go from 02:00 to 03:00 on the 8th, at 07:00Z.
  const night = { sun: [["01:00", "05:00"]] } as const;
  const people = ["ann", "bob"].map((id) =>
    host(id, { timeZone: "America/Toronto", weeklyHours: night }),
  );
  const query: LoopQuery = {
    ...base,
    range: { start: at("00:00", "08"), end: at("00:00", "09") },
    interviews: people.map((person) => ({ ...withOne(person), duration: 90 })),
    candidate: { timeZone: "America/Toronto" },
    breakMinutes: 0,
  };
  // Four hours on the clock are three in which two interviews of ninety minutes just fit.
  expect(best(query)).toEqual(["0 08T06:00 ann", "1 08T07:30 bob"]);
  expect(best({ ...query, breakMinutes: 1 })).toBeNull();
});

test("a search that may take but one step says that it has not seen all", () => {
  const interviews = [withOne(host("ann")), withOne(host("bob"))];
  const search = searchLoops({ ...base, interviews }, { maxNodes: 1 });
  expect(search.next()).toEqual({
    done: true,
    value: { proposals: [], isComplete: false, nodes: 1 },
  });
});
