import { expect, test } from "vitest";
import { runSoak } from "./run-soak.ts";
import type { SoakSettings } from "./settings.ts";

// The full form is `src/soak/run.ts`: 200 clients for a minute, by hand.

const SEED = 20_261_126;
const SHORT: SoakSettings = {
  seed: SEED,
  seconds: 20,
  clients: 40,
  kills: 0,
  servers: 1,
  workers: 2,
  log: () => {},
};

const WHAT_MATTERS = ["book: done", "move: done", "cancel: done", "interview: done"];

/** What a failing run says of itself. */
const said = (settings: SoakSettings) =>
  `seed ${settings.seed}: node src/soak/run.ts ${[
    "seed",
    "seconds",
    "clients",
    "kills",
    "servers",
    "workers",
  ]
    .map((name) => `--${name} ${settings[name as keyof SoakSettings]}`)
    .join(" ")}`;

test("40 clients of both apps for 20 s: nothing overlaps, nothing is lost, everybody is told once", async () => {
  const report = await runSoak(SHORT);
  expect(report.wrong, said(SHORT)).toEqual([]);
  for (const what of WHAT_MATTERS) expect(report.counts.get(what), what).toBeGreaterThan(0);
});

test("the same while PostgreSQL, servers and workers are killed, and connections and commits are lost", async () => {
  const settings = { ...SHORT, kills: 1, servers: 2, workers: 2 };
  const report = await runSoak(settings);
  expect(report.wrong, said(settings)).toEqual([]);
  for (const what of WHAT_MATTERS) expect(report.counts.get(what), what).toBeGreaterThan(0);
});
