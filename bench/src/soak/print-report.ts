import type { SoakReport } from "./run-soak.ts";
import type { SoakSettings } from "./settings.ts";

/** For a person: how it went, and what to look into. */
export function printReport(settings: Omit<SoakSettings, "log">, report: SoakReport): void {
  const { counts, statuses, refusals, latency, errors, wrong } = report;
  console.log(
    `\n${Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}`,
  );
  console.log(`answers: ${listOf(statuses)}; median ${latency.median} ms, 99th ${latency.p99} ms`);
  console.log(`lost commits: ${report.lostCommits}, mails: ${report.mails}`);
  console.log(`settled after ${report.settledSeconds} s`);
  for (const [what, count] of [...counts].sort()) console.log(`  ${count} ${what}`);
  console.log("refused:");
  for (const [what, count] of [...refusals].sort()) console.log(`  ${count} ${what}`);
  if (errors.size > 0) console.log("\nlogged as errors:");
  for (const [what, count] of [...errors].sort(([, a], [, b]) => b - a))
    console.log(`  ${count} ${what}`);
  console.log(wrong.length === 0 ? "\nAll is right." : `\n${wrong.join("\n")}`);
}

function listOf(counts: ReadonlyMap<number, number>): string {
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} × ${status === 0 ? "none" : status}`)
    .join(", ");
}
