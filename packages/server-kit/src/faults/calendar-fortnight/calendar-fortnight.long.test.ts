import { expect, test } from "vitest";
import { fortnightSeed } from "./env.ts";
import { expectAgreement } from "./expect-agreement.ts";
import { liveThrough } from "./live-through.ts";
import { setUpFortnight } from "./set-up-fortnight.ts";

/** It takes about three minutes on two cores that have nothing else to do. */
const LONGEST_MS = 1_800_000;

/** What has to have happened: a quiet fortnight shows nothing. */
const HAPPENED = [
  "appointment booked",
  "interview booked",
  "moved",
  "cancelled",
  "entered outside",
  "moved outside",
  "deleted outside",
  "occurrence changed outside",
  "copy moved",
  "copy moved back",
  "copy deleted",
  "busy dismissed",
  "moved_outside dismissed",
  "moved_outside put_back",
  "deleted_outside dismissed",
  "deleted_outside put_back",
  "followed",
  "consent taken back",
  "connected again",
  "tokens ended",
  "cursors dropped",
  "looked at while it was read anew",
  "notices lost, or found again",
  "google fails",
  "outlook fails",
];

test(
  "after a fortnight of 50 members on three providers, in which much goes wrong, calendars agree",
  async () => {
    const seed = fortnightSeed();
    await using fortnight = await setUpFortnight(seed);
    try {
      await liveThrough(fortnight);
      await expectAgreement(fortnight);
    } catch (cause) {
      throw new Error(`In the fortnight of CALENDAR_FORTNIGHT_SEED=${seed}`, { cause });
    }
    const { tally } = fortnight;
    expect(HAPPENED.filter((what) => !tally.has(what))).toEqual([]);
    expect(tally.get("slots")).toBeGreaterThan(50_000);
  },
  LONGEST_MS,
);
