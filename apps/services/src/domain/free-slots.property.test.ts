import { explainSlot, type Host } from "@convene/scheduling-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { freeSlots } from "./free-slots.ts";
import { judgeSlot } from "./judge-slot.ts";
import { type SlotRules, slotQuery } from "./slot-rules.ts";

const now = new Date("2026-02-02T00:00:00Z");
const range = { start: now, end: new Date("2026-02-03T00:00:00Z") };
const rules: SlotRules = {
  durationMinutes: 60,
  stepMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  minimumNoticeMinutes: 60,
  horizonDays: 1,
};

const busy = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 16 }))
    .map(([quarter, length]) => ({
      start: new Date(now.getTime() + quarter * 900_000),
      end: new Date(now.getTime() + (quarter + length) * 900_000),
    })),
  { maxLength: 6 },
);
const host = (id: string, from: string) =>
  busy.map((times): Host => {
    return { id, timeZone: "UTC", weeklyHours: { mon: [[from, "17:00"]] }, busy: times };
  });
const unit = (id: string) => host(id, "00:00");
const [mia, noah] = [host("mia", "09:00"), host("noah", "10:00")];
const [red, blue, laser] = [unit("red"), unit("blue#0"), unit("blue#1")];

const isFree = (one: Host, start: Date) => {
  const query = slotQuery(rules, [one], { range, now, audience: "client" });
  return query !== undefined && explainSlot(query, start).hosts[0]?.ok === true;
};

test("a slot names exactly the hosts whom it suits, and each position has a unit of its own", () =>
  fc.assert(
    fc.property(mia, noah, red, blue, laser, (m, n, r, b, l) => {
      const candidates = {
        hosts: [m, n],
        needs: [
          [r, b],
          [b, l],
        ],
      };
      for (const { start, hostIds } of freeSlots(rules, candidates, {
        range,
        now,
        audience: "client",
      })) {
        expect(hostIds).toEqual([m, n].filter((one) => isFree(one, start)).map(({ id }) => id));
        expect(hostIds.length).toBeGreaterThan(0);
        const [first, second] = candidates.needs.map((need) =>
          need.filter((one) => isFree(one, start)).map(({ id }) => id),
        );
        const pairs = first?.flatMap((a) => second?.filter((other) => other !== a) ?? []);
        expect(pairs?.length).toBeGreaterThan(0);
      }
    }),
  ));

test("a time is judged offered exactly when it is among the free ones, whatever the needs", () =>
  fc.assert(
    fc.property(mia, noah, red, blue, fc.nat(47), fc.nat(2), (m, n, r, b, half, count) => {
      const candidates = { hosts: [m, n], needs: [[r, b], [b]].slice(0, count) };
      const ask = { range, now, audience: "client" as const };
      const start = new Date(now.getTime() + half * 1_800_000);
      const free = freeSlots(rules, candidates, ask).map((slot) => slot.start.getTime());
      const judged = judgeSlot(rules, candidates, { start, now, audience: "client" });
      expect(judged.offered).toBe(free.includes(start.getTime()));
      // What would be taken are units of their own.
      const taken = judged.needs.flatMap(({ unitId }) => unitId ?? []);
      expect(new Set(taken).size).toBe(taken.length);
    }),
  ));

test("without needs it is what the engine says of any of the hosts", () =>
  fc.assert(
    fc.property(mia, noah, (m, n) => {
      const ask = { range, now, audience: "staff" as const };
      const alone = (one: Host) =>
        freeSlots(rules, { hosts: [one], needs: [] }, ask).map(({ start }) => start.getTime());
      const both = freeSlots(rules, { hosts: [m, n], needs: [] }, ask);
      expect(both.map(({ start }) => start.getTime())).toEqual(
        [...new Set([...alone(m), ...alone(n)])].sort((a, b) => a - b),
      );
    }),
  ));
