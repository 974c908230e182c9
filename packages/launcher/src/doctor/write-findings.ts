import type { Finding } from "./finding.ts";

/** How many there are of each. */
export function summaryOf(
  findings: readonly Finding[],
): Readonly<Record<Finding["state"], number>> {
  const count = (state: Finding["state"]) => findings.filter((one) => one.state === state).length;
  return { ok: count("ok"), warn: count("warn"), fail: count("fail") };
}

/** A line each: the state, what it is about, what is so, and what to do. */
export function writeFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const lines = findings.map(({ about, state, says, mend }) => {
    const todo = mend === undefined ? "" : ` ${mend}`;
    return `${state.padEnd(4)}  ${about.padEnd(width)}  ${says}.${todo && `${todo}.`}`;
  });
  const { ok, warn, fail } = summaryOf(findings);
  return [...lines, "", `${ok} ok, ${warn} to look at, ${fail} to mend`].join("\n");
}
