import fc from "fast-check";
import { expect, test } from "vitest";
import { openSpans } from "../availability/open-spans.ts";
import { readHours } from "../availability/read-hours.ts";
import { anyBusy, anySlotQuery } from "../testing/any-slot-query.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import type { SlotQuery } from "./slot-query.ts";
import { zoneTableAround } from "./timing.ts";

const MINUTE = 60_000;
const keys = (query: SlotQuery) =>
  findAvailableSlots(query).flatMap(({ start, hostIds }) =>
    hostIds.map((id) => `${start.toISOString()} ${id}`),
  );

test("no slot meets a busy time of any of its hosts, buffers included", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const { bufferBefore = 0, bufferAfter = 0 } = query;
      for (const { start, end, hostIds } of findAvailableSlots(query)) {
        const from = start.getTime() - bufferBefore * MINUTE;
        const to = end.getTime() + bufferAfter * MINUTE;
        for (const host of query.hosts.filter(({ id }) => hostIds.includes(id))) {
          const met = host.busy?.filter(
            (busy) =>
              busy.start < busy.end && busy.start.getTime() < to && from < busy.end.getTime(),
          );
          expect(met).toEqual([]);
        }
      }
    }),
  ));

test("every slot lies inside one open span of each of its hosts", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const from = query.range.start.getTime();
      const to = query.range.end.getTime();
      for (const [index, host] of query.hosts.entries()) {
        const field = `hosts[${index}]`;
        const zone = zoneTableAround(host.timeZone, from, to, field);
        const open = openSpans(readHours(host, field), zone, from, to);
        for (const slot of findAvailableSlots(query)) {
          if (!slot.hostIds.includes(host.id)) continue;
          const holding = open.findIndex(
            (start, i) =>
              i % 2 === 0 &&
              start <= slot.start.getTime() &&
              slot.end.getTime() <= (open[i + 1] ?? 0),
          );
          expect(holding).toBeGreaterThanOrEqual(0);
        }
      }
    }),
  ));

test("more busy times never offer anything new", () =>
  fc.assert(
    fc.property(anySlotQuery, anyBusy, (query, more) => {
      const [first, ...others] = query.hosts;
      if (!first) return;
      const hosts = [{ ...first, busy: [...(first.busy ?? []), ...more] }, ...others];
      expect(new Set(keys({ ...query, hosts })).isSubsetOf(new Set(keys(query)))).toBe(true);
    }),
  ));

test("the order of busy times does not matter", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const hosts = query.hosts.map((host) => ({
        ...host,
        busy: [...(host.busy ?? [])].reverse(),
      }));
      expect(findAvailableSlots({ ...query, hosts })).toEqual(findAvailableSlots(query));
    }),
  ));

test("starts ascend, each once, inside the range and after the notice", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const earliest = query.now.getTime() + (query.minimumNotice ?? 0) * MINUTE;
      let previous = Math.max(query.range.start.getTime(), earliest) - 1;
      for (const { start, end } of findAvailableSlots(query)) {
        expect(start.getTime()).toBeGreaterThan(previous);
        expect(end.getTime()).toBeLessThanOrEqual(query.range.end.getTime());
        previous = start.getTime();
      }
    }),
  ));

test("the more hosts are needed, the fewer slots there are", () =>
  fc.assert(
    fc.property(anySlotQuery, (query) => {
      const counts = query.hosts.map(
        (_, index) => findAvailableSlots({ ...query, attendance: { atLeast: index + 1 } }).length,
      );
      expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    }),
  ));
