import { expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { explainSlot } from "./explain-slot.ts";
import type { SlotQuery } from "./slot-query.ts";

const at = (text: string) => new Date(`2026-03-${text}:00Z`);
const ada: Host = {
  id: "ada",
  timeZone: "America/Toronto",
  weeklyHours: { fri: [["09:00", "12:00"]] },
};
const range = { start: at("06T05:00"), end: at("07T05:00") };
const query: SlotQuery = { range, now: at("06T14:30"), duration: 60, hosts: [ada] };

test("a start that is offered has no reasons", () => {
  expect(explainSlot(query, at("06T15:00"))).toEqual({
    start: at("06T15:00"),
    end: at("06T16:00"),
    offered: true,
    reasons: [],
    hosts: [{ hostId: "ada", ok: true }],
  });
});

test("a start between two of the grid says so, though it suits the host", () => {
  expect(explainSlot(query, at("06T15:10"))).toMatchObject({
    offered: false,
    reasons: [{ reason: "offGrid" }],
    hosts: [{ ok: true }],
  });
});

test("a start before the notice says from when on", () => {
  expect(explainSlot({ ...query, minimumNotice: 60 }, at("06T15:00")).reasons).toEqual([
    { reason: "beforeNotice", earliest: at("06T15:30") },
  ]);
});

test("a start out of the range still says who would have been there", () => {
  const friday = at("13T14:00");
  expect(explainSlot({ ...query, now: at("01T00:00") }, friday)).toMatchObject({
    reasons: [{ reason: "outsideRange", range }],
    hosts: [{ hostId: "ada", ok: true }],
  });
});

test("a host names all that stands against it: hours, each busy time, both limits", () => {
  const clash = { start: at("06T16:45"), end: at("06T17:05") };
  const near = { start: at("06T18:00"), end: at("06T18:30") };
  const free = { start: at("06T18:10"), end: at("06T18:30") };
  const host: Host = {
    ...ada,
    busy: [near, clash, free],
    limits: {
      perDay: 1,
      perWeek: 2,
      bookedStarts: [at("06T14:00"), at("02T05:00"), at("02T04:59")],
    },
  };
  const { hosts, reasons } = explainSlot(
    { ...query, hosts: [host], bufferAfter: 10 },
    at("06T17:00"),
  );
  expect(hosts).toEqual([
    {
      hostId: "ada",
      ok: false,
      reasons: [
        { reason: "outsideHours" },
        { reason: "busy", interval: near },
        { reason: "busy", interval: clash },
        { reason: "dayLimitReached", date: "2026-03-06", limit: 1 },
        { reason: "weekLimitReached", monday: "2026-03-02", limit: 2 },
      ],
    },
  ]);
  expect(reasons).toEqual([{ reason: "tooFewHosts", suited: 0, needed: 1 }]);
});

test("with enough others a host's clash does not stand against the slot", () => {
  const bob: Host = { ...ada, id: "bob", busy: [range] };
  const asked = { ...query, hosts: [ada, bob] };
  expect(explainSlot({ ...asked, attendance: "any" }, at("06T15:00")).offered).toBe(true);
  expect(explainSlot(asked, at("06T15:00"))).toMatchObject({
    offered: false,
    reasons: [{ reason: "tooFewHosts", suited: 1, needed: 2 }],
    hosts: [
      { hostId: "ada", ok: true },
      { hostId: "bob", ok: false },
    ],
  });
});

test("an invalid start is refused by name", () => {
  expect(() => explainSlot(query, new Date(Number.NaN))).toThrow(
    expect.objectContaining({ field: "start" }),
  );
});
