import fc from "fast-check";
import { expect, test } from "vitest";
import { intersectSpans } from "./intersect-spans.ts";
import { meetsSpans } from "./meets-spans.ts";
import { mergeSpans } from "./merge-spans.ts";
import { SpanCollector } from "./span-collector.ts";
import type { Spans } from "./spans.ts";

// The definition: spans are the set of the minutes that lie inside them.
const MINUTE = 60_000;
const MOST = 60;
function minutesOf(spans: Spans): Set<number> {
  const minutes = new Set<number>();
  for (let i = 0; i < spans.length; i += 2) {
    for (let time = spans[i] ?? 0; time < (spans[i + 1] ?? 0); time += MINUTE) minutes.add(time);
  }
  return minutes;
}

const span = fc
  .tuple(fc.integer({ min: 0, max: MOST }), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]) => [start * MINUTE, (start + length) * MINUTE]);
const anySpans = fc.array(span, { maxLength: 12 }).map((spans) => spans.flat());
const spans = anySpans.map(mergeSpans);

function isTidy(merged: Spans): boolean {
  return merged.every((time, i) => i === 0 || time > (merged[i - 1] ?? 0));
}

test("merged spans hold the same minutes, ascending, none touching", () =>
  fc.assert(
    fc.property(anySpans, (any) => {
      const merged = mergeSpans(any);
      expect(minutesOf(merged)).toEqual(minutesOf(any));
      expect(isTidy(merged)).toBe(true);
    }),
  ));

test("a minute lies in the intersection exactly when it lies in both", () =>
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const shared = intersectSpans(a, b);
      expect(minutesOf(shared)).toEqual(minutesOf(a).intersection(minutesOf(b)));
      expect(isTidy(shared)).toBe(true);
    }),
  ));

test("an interval meets spans exactly when they have a minute in common", () =>
  fc.assert(
    fc.property(spans, span, (some, [start = 0, end = 0]) => {
      const shares = !minutesOf(some).isDisjointFrom(minutesOf([start, end]));
      expect(meetsSpans(some, start, end)).toBe(shares);
    }),
  ));

test("a collector gives the union, whatever the order, and however few it was made for", () =>
  fc.assert(
    fc.property(anySpans, fc.nat(20), (any, capacity) => {
      const collector = new SpanCollector(capacity, 0, 2 * MOST * MINUTE);
      for (let i = 0; i < any.length; i += 2) collector.add(any[i] ?? 0, any[i + 1] ?? 0);
      expect(minutesOf(collector.union().slice(0, -2))).toEqual(minutesOf(any));
    }),
  ));

test("a collector keeps touching spans apart and rounds fractions of a second outwards", () => {
  const collector = new SpanCollector(2, 0, MINUTE);
  collector.add(10_001, 19_999);
  collector.add(20_000, 30_000);
  expect(collector.union().slice(0, -2)).toEqual([10_000, 20_000, 20_000, 30_000]);
});

test("a collector cuts off what lies outside by a second or more", () => {
  const collector = new SpanCollector(0, 10_000, 20_000);
  collector.add(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  collector.add(50_000, 60_000);
  expect(collector.union().slice(0, -2)).toEqual([9_000, 21_000]);
});
