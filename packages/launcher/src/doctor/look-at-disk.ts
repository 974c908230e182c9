import { statfsSync } from "node:fs";
import { type Finding, fail, ok, warn } from "./finding.ts";

const GB = 1_000_000_000;
const LOW_GB = 2;
const TOO_LOW_GB = 0.3;

/** @param folder Where the embedded database keeps its data; it, or a folder above, is there. */
export function lookAtDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const freeGb = (bavail * bsize) / GB;
  const says = `${freeGb.toFixed(1)} GB are free for the embedded database`;
  const mend = "Make room, or move it: CONVENE_DATA_DIR";
  if (freeGb < TOO_LOW_GB) return fail("disk", says, mend);
  return freeGb < LOW_GB ? warn("disk", says, mend) : ok("disk", says);
}
