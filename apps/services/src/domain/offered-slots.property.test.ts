import fc from "fast-check";
import { expect, test } from "vitest";
import { offeredSlots } from "./offered-slots.ts";

const hour = (index: number) => new Date(Date.UTC(2026, 1, 2, index));
const hostId = fc.constantFrom("mia", "noah", "olga");
const free = fc.uniqueArray(
  fc.record({ index: fc.nat(12), hostIds: fc.uniqueArray(hostId, { minLength: 1 }) }),
  { selector: ({ index }) => index },
);
const sessions = fc.uniqueArray(
  fc.record({ index: fc.nat(12), hostId, placesLeft: fc.integer({ min: 1, max: 9 }) }),
  { selector: ({ index, hostId: id }) => `${index} ${id}` },
);

test("each start that is free or shared comes once, ascending, with all its hosts; a session comes first", () =>
  fc.assert(
    fc.property(free, sessions, (times, shared) => {
      const slots = offeredSlots(
        times
          .sort((a, b) => a.index - b.index)
          .map(({ index, hostIds }) => ({ start: hour(index), end: hour(index + 1), hostIds })),
        shared.map(({ index, ...session }, id) => {
          return { ...session, id: `s${id}`, start: hour(index), end: hour(index + 1) };
        }),
        10,
      );
      const starts = [...new Set([...times, ...shared].map(({ index }) => index))];
      expect(slots.map(({ start }) => start)).toEqual(
        starts.sort((a, b) => a - b).map((index) => hour(index)),
      );
      for (const [position, index] of starts.entries()) {
        const first = shared.findIndex((session) => session.index === index);
        expect(slots[position]?.sessionId).toBe(first < 0 ? undefined : `s${first}`);
        expect(slots[position]?.placesLeft).toBe(shared[first]?.placesLeft ?? 10);
        const hosts = [
          ...shared.filter((one) => one.index === index).map((one) => one.hostId),
          ...times.filter((one) => one.index === index).flatMap((one) => one.hostIds),
        ];
        expect(new Set(slots[position]?.hostIds)).toEqual(new Set(hosts));
      }
    }),
  ));
