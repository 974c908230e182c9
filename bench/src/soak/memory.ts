import { parseArgs } from "node:util";
import { openBenchServer } from "../database/open-bench-server.ts";
import { printRow } from "../print-row.ts";
import { startMemoryLoad } from "./memory-load.ts";
import { startMeasuredApp } from "./memory-processes.ts";
import { mean, type Point, slopeOf } from "./memory-trend.ts";

// node src/soak/memory.ts --minutes 30    by hand
// node src/soak/memory.ts --short         a minute, for CI: it says little, but that it runs

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    short: { type: "boolean", default: false },
    /** Each sample as well. */
    samples: { type: "boolean", default: false },
  },
});
const minutes = options.short ? 1 : Number(options.minutes);
const SAMPLES = 60;
/** Of the time: until then caches fill, code is compiled, connections are opened. */
const WARMING_UP = 1 / 3;
/** Of what there is: growth beyond it, over the time that is looked at, is called a leak. */
const MOST_GROWTH = 0.05;

await using database = await openBenchServer();
const urls = await database.database("memory");
await using app = await startMeasuredApp(urls);
await using load = await startMemoryLoad(app.origin, urls.owner);

const kinds = ["heap", "external", "resident"] as const;
const series = new Map<string, Point[]>();
const startedAt = performance.now();
const minute = () => (performance.now() - startedAt) / 60_000;
for (let taken = 1; taken <= SAMPLES; taken++) {
  const due = startedAt + (taken / SAMPLES) * minutes * 60_000;
  await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  for (const one of app.processes) {
    const sample = await one.sample();
    for (const kind of kinds) {
      const points = series.get(`${one.name} ${kind}`) ?? [];
      points.push({ minute: minute(), value: sample[kind] });
      series.set(`${one.name} ${kind}`, points);
    }
    if (options.samples) console.log(minute().toFixed(1), one.name, sample);
  }
}

const did = Object.entries(load.done).map(([what, times]) => `${times} ${what}`);
console.log(`Memory over ${minutes} minutes of a steady load (${did.join(", ")}).`);
console.log("Megabytes, garbage collected; the slope of the last two thirds.\n");
printRow(["what", "in the middle", "MB an hour", "over the time looked at", "verdict"]);
printRow(["---", "---:", "---:", "---:", "---"]);
for (const [name, points] of series) {
  const looked = points.filter((point) => point.minute > minutes * WARMING_UP);
  const slope = slopeOf(looked);
  const level = mean(looked.map(({ value }) => value));
  const growth = (slope * minutes * (1 - WARMING_UP)) / level;
  printRow([
    name,
    level.toFixed(1),
    (slope * 60).toFixed(1),
    `${(growth * 100).toFixed(1)} %`,
    growth <= MOST_GROWTH ? "flat" : "grows",
  ]);
}
