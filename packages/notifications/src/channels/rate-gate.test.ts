import { expect, test } from "vitest";
import { type RateAnswer, RateGate } from "./rate-gate.ts";

function clock() {
  let nowMs = 0;
  return {
    elapsedMs: () => nowMs,
    async sleep(milliseconds: number) {
      nowMs += milliseconds;
    },
  };
}

function said(headers: Record<string, string>, status: number | null = 200): RateAnswer {
  return { status, headers };
}

/** How many calls begin before the gate asks for a wait. */
async function callsAtOnce(gate: RateGate, time: ReturnType<typeof clock>): Promise<number> {
  const before = time.elapsedMs();
  for (let calls = 0; calls < 20; calls++) {
    if (!(await gate.enter()) || time.elapsedMs() > before) return calls;
  }
  return 20;
}

test("nothing is known at first, so nothing is held back", async () => {
  const time = clock();
  expect(await callsAtOnce(new RateGate(time), time)).toBe(20);
});

test("as many calls begin as the last answer allows, less those under way", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  await gate.enter();
  gate.leave(said({ "ratelimit-remaining": "4", "ratelimit-reset": "1" }));
  expect(await callsAtOnce(gate, time)).toBe(3);
});

test("when the window is over, no more begin than it takes", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  gate.leave(said({ "ratelimit-limit": "5", "ratelimit-remaining": "0", "ratelimit-reset": "1" }));
  await time.sleep(1_000);
  expect(await callsAtOnce(gate, time)).toBe(5);
});

test.each([
  ["retry-after", said({ "retry-after": "2", "ratelimit-reset": "1" }, 429), 2_000],
  ["ratelimit-reset", said({ "ratelimit-reset": "1.5" }, 429), 1_500],
  ["nothing", said({}, 429), 1_000],
  ["nonsense", said({ "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }, 429), 1_000],
])("after 429 the gate stays closed for what %s says", async (_, answer, waitMs) => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  gate.leave(answer);
  expect(await gate.enter()).toBe(true);
  expect(time.elapsedMs()).toBe(waitMs);
});

test("two seconds are waited for, and no more", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  gate.leave(said({ "retry-after": "2.001" }, 429));
  expect(await gate.enter()).toBe(false);
  expect(time.elapsedMs()).toBe(0);
});

test("a mistaken header closes the gate for a quarter of an hour at most", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  gate.leave(said({ "retry-after": "86400" }, 429));
  await time.sleep(15 * 60_000 - 2_001);
  expect(await gate.enter()).toBe(false);
  await time.sleep(1);
  expect(await gate.enter()).toBe(true);
});

test("an answer from before 429 does not open the gate", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  await gate.enter();
  gate.leave(said({ "retry-after": "60" }, 429));
  gate.leave(said({ "ratelimit-remaining": "7", "ratelimit-reset": "1" }));
  expect(await gate.enter()).toBe(false);
});

test("a call without an answer says nothing about the limit", async () => {
  const time = clock();
  const gate = new RateGate(time);
  await gate.enter();
  gate.leave(null);
  expect(await callsAtOnce(gate, time)).toBe(20);
});
