import { expect, test } from "vitest";
import { fortnightSeed } from "./env.ts";
import { expectAgreement } from "./expect-agreement.ts";
import { liveThrough } from "./live-through.ts";
import { setUpFortnight } from "./set-up-fortnight.ts";

const LONGEST_MS = 1_300_000;

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
    expect(fortnight.tally.get("slots")).toBeGreaterThan(1_000);
    console.log(fortnight.tally);
  },
  LONGEST_MS,
);
