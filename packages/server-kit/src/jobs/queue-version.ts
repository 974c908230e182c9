import { readFileSync } from "node:fs";
import { z } from "zod";

const manifestSchema = z.object({ pgboss: z.object({ schema: z.int() }) });

/** The version of the queue's own tables that this build brings. */
export function queueVersion(): number {
  const manifest = readFileSync(new URL("../package.json", import.meta.resolve("pg-boss")), "utf8");
  return manifestSchema.parse(JSON.parse(manifest)).pgboss.schema;
}
