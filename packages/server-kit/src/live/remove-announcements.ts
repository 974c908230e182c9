import type { SweepClient } from "@convene/notifications";

/** An hour more than pages may be away: a transaction that was under way may have written early. */
const KEPT_HOURS = 4;

/** Forgets what pages were told long ago, of all organisations, by the database's clock. */
export async function removeAnnouncements(sweep: SweepClient): Promise<void> {
  await sweep.$queryRaw`
    SELECT remove_announcements(clock_timestamp() - make_interval(hours => ${KEPT_HOURS}::int))`;
}
