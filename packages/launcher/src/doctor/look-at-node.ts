import { type Finding, fail, ok } from "./finding.ts";

/** The first that runs TypeScript as it is and has everything that is used here. */
const FIRST_MAJOR = 24;

/** @param version As in `process.versions.node`. */
export function lookAtNode(version: string): Finding {
  const major = Number.parseInt(version, 10);
  if (major >= FIRST_MAJOR) return ok("node", `Node ${version}`);
  return fail(
    "node",
    `Node ${version} is too old`,
    `Run it by pnpm, which brings its own Node, or install Node ${FIRST_MAJOR} or newer`,
  );
}
