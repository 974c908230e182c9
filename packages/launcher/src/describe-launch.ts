import type { DemoSignIn } from "./demo-sign-ins.ts";
import type { Launched } from "./launch.ts";

/** What a person wants to know once everything runs. */
export function describeLaunch(launched: Launched, seconds: number): string {
  const facts = [
    ...launched.addresses.map(({ title, url }) => [title, url]),
    ["Database", launched.database],
    ["Logs", launched.logFolder],
  ];
  const lines = ["", `Convene is ready after ${seconds.toFixed(1)} s`, "", ...table(facts), ""];
  if (launched.signIns.length > 0) {
    lines.push("Demo sign-ins", "", ...table(launched.signIns.map(cells)), "");
  }
  lines.push("Stop with Ctrl-C.");
  return lines.join("\n");
}

function cells(signIn: DemoSignIn): readonly string[] {
  const { organisation, name, role, email, password } = signIn;
  return [organisation, name, role, email, password];
}

/** Rows of text, their columns aligned. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}
