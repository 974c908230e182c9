import { MINUTE } from "../availability/calendar-units.ts";
import type { Opening } from "./cost-to-go.ts";
import type { Loop } from "./loop.ts";

/** More minutes than the longest range has. A fraction of so many parts is exact. */
const MOST_MINUTES = 2 ** 20;

/** Bounds are sums of fractions; loops cost whole points. */
const ROUNDING = 1e-6;

/** A part of a point, the larger the later a loop begins: of two that cost the same, the earlier wins. */
export function tieOf(loop: Loop, { part, start }: Opening): number {
  const begins = loop.parts[part]?.starts[start] ?? 0;
  return Math.floor((begins - loop.from) / MINUTE) / MOST_MINUTES;
}

/** The least that loops can come to whose points have this lower bound. */
export function leastObjective(points: number, tie: number): number {
  return Math.ceil(points - ROUNDING) + tie;
}
