import fc from "fast-check";
import { expect, test } from "vitest";
import { anySlotQuery } from "../testing/any-slot-query.ts";
import { explainSlot } from "./explain-slot.ts";
import { findAvailableSlots } from "./find-available-slots.ts";

test("a start is explained as offered exactly when it is, with the same hosts", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const offered = new Map(
        findAvailableSlots(query).map((slot) => [slot.start.getTime(), slot.hostIds]),
      );
      const to = query.range.end.getTime();
      for (let at = query.range.start.getTime(); at <= to; at += 600_000) {
        const explanation = explainSlot(query, new Date(at));
        const hostIds = offered.get(at);
        expect(explanation.offered).toBe(hostIds !== undefined);
        if (hostIds) {
          const suited = explanation.hosts.filter((host) => host.ok).map((host) => host.hostId);
          expect(suited).toEqual(hostIds);
        }
        offered.delete(at);
      }
      for (const at of offered.keys()) {
        expect(explainSlot(query, new Date(at)).offered).toBe(true);
      }
    }),
    { numRuns: 60 },
  ));
