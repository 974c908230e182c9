import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// node src/run.ts [names…] [--short]: those named, or all, each in a process of its own, so that none
// inherits another's heap.

const BENCHES = {
  slots: "./slots/slots.ts",
  "slots-endpoint": "./slots-endpoint/slots-endpoint.ts",
  loops: "./loops/loops.ts",
  reminders: "./notifications/reminders.ts",
  deliveries: "./notifications/deliveries.ts",
  bookings: "./bookings/bookings.ts",
  live: "./live/live.ts",
  memory: "./soak/memory.ts",
} as const;

const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
for (const [name, file] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n== ${name}\n`);
  const script = fileURLToPath(new URL(file, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...options], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
