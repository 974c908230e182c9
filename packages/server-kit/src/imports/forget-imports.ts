import type { SweepClient } from "@convene/notifications";
import { subDays } from "date-fns";
import type { Kit } from "../kit.ts";
import { endImport } from "./end-import.ts";

/** What nobody has come back to in that time is not going to be imported. */
const FORGOTTEN_DAYS = 7;
const MOST_AT_ONCE = 500;

/** Files hold people's data: those that nobody wants any more are emptied. */
export async function forgetImports(
  { db, logger, now }: Pick<Kit, "db" | "logger" | "now">,
  sweep: SweepClient,
): Promise<void> {
  const forgotten = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM data_import
    WHERE state IN ('checking', 'checked') AND created_at < ${subDays(now(), FORGOTTEN_DAYS)}
    ORDER BY created_at LIMIT ${MOST_AT_ONCE}`;
  for (const { tenantId, id } of forgotten) {
    try {
      await db.unit(tenantId, (tx) => endImport({ tx, tenantId, now: now() }, id, "cancelled"));
    } catch (err) {
      logger.error({ err, id }, "A forgotten import could not be emptied");
    }
  }
}
