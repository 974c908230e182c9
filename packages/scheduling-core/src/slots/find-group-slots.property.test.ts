import fc from "fast-check";
import { expect, test } from "vitest";
import { anyHost, anyTiming } from "../testing/any-slot-query.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import { findGroupSlots } from "./find-group-slots.ts";

test("groups of one person each are the same as all of these people together", () =>
  fc.assert(
    fc.property(anyTiming, anyHost("a"), anyHost("b"), (timing, a, b) => {
      const groups = [a, b].map((host) => ({ hosts: [host], atLeast: 1 }));
      const starts = findGroupSlots({ ...timing, groups }).map(({ start }) => start);
      const together = findAvailableSlots({ ...timing, hosts: [a, b] }).map(({ start }) => start);
      expect(starts).toEqual(together);
    }),
  ));

test("a slot names for every group distinct people whom it suits, and the rest of them", () =>
  fc.assert(
    fc.property(
      anyTiming,
      anyHost("a"),
      anyHost("b"),
      anyHost("c"),
      anyHost("d"),
      (timing, a, b, c, d) => {
        const groups = [
          { hosts: [a, b, c], atLeast: 2 },
          { hosts: [c, d], atLeast: 1 },
        ];
        for (const slot of findGroupSlots({ ...timing, groups })) {
          const filled = slot.groups.flatMap(({ hostIds }) => hostIds);
          expect(filled).toHaveLength(3);
          expect(new Set(filled).size).toBe(3);
          for (const [index, { hostIds, standInIds }] of slot.groups.entries()) {
            const named = [...hostIds, ...standInIds];
            // The grid is the panel's: ask whom this very time suits, by an alignment to itself.
            const suited = (groups[index]?.hosts ?? []).filter((host) => {
              const open = findAvailableSlots({
                ...timing,
                alignTo: 1,
                step: 1,
                range: slot,
                hosts: [host],
              });
              return open.length > 0;
            });
            const ids = suited.map(({ id }) => id);
            expect(ids).toEqual(expect.arrayContaining(named));
            expect(named.concat(filled)).toEqual(expect.arrayContaining(ids));
          }
        }
      },
    ),
    { numRuns: 40 },
  ));
