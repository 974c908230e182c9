import type { SweepClient } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { subDays } from "date-fns";
import { inUnit } from "../http/in-unit.ts";
import { eachByItself } from "../jobs/each-by-itself.ts";
import { roundJobs } from "../jobs/round-jobs.ts";
import type { Kit } from "../kit.ts";
import { endImport } from "./end-import.ts";
import { lockImport } from "./lock-import.ts";

/** What nobody has come back to in that time is not going to be imported. */
const FORGOTTEN_DAYS = 7;
const MOST_AT_ONCE = 500;

/**
 * Files hold people's data: those that nobody wants any more are emptied, of all organisations and both
 * products.
 */
export const forgetImports = roundJobs({
  queue: "import-forgotten",
  everySeconds: 60 * 60,
  run: emptyForgotten,
});

async function emptyForgotten(kit: Kit, sweep: SweepClient): Promise<void> {
  const forgotten = await sweep.$queryRaw<{ tenantId: string; id: string }[]>`
    SELECT tenant_id AS "tenantId", id FROM data_import
    WHERE state IN ('checking', 'checked') AND created_at < ${subDays(kit.now(), FORGOTTEN_DAYS)}
    ORDER BY created_at LIMIT ${MOST_AT_ONCE}`;
  const failed = "A forgotten import could not be emptied";
  await eachByItself(forgotten, { logger: kit.logger, failed }, ({ tenantId, id }) =>
    inUnit(kit, tenantId, (work) => emptyUnlessBegun(work, id)),
  );
}

/** Somebody may have come back to it this moment. */
async function emptyUnlessBegun(work: Work, importId: string): Promise<void> {
  const { state } = await lockImport(work.tx, importId);
  if (state === "checking" || state === "checked") await endImport(work, importId, "cancelled");
}
