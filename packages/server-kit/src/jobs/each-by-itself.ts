import type { Logger } from "../logging/create-logger.ts";

/**
 * Does something about each row of a sweep. One that fails keeps none of the others waiting: it is
 * logged, and comes round again.
 *
 * @param rows Ids and times only: they are logged.
 * @param failed What is logged: `An offer could not be ended`.
 */
export async function eachByItself<Row extends object>(
  rows: readonly Row[],
  { logger, failed }: { readonly logger: Logger; readonly failed: string },
  run: (row: Row) => Promise<unknown>,
): Promise<void> {
  for (const row of rows) {
    try {
      await run(row);
    } catch (err) {
      logger.error({ err, row }, failed);
    }
  }
}
