import type { ConnectedCalendar, Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { CalendarChanges } from "../sync/calendar-sync.ts";
import { isBusy } from "../sync/external-event.ts";

/**
 * Brings a calendar's busy times to what was read, by difference: what did not change is not touched.
 * Of a full reading, all that it does not name is gone.
 */
export async function replaceBusy(
  tx: Transaction,
  { id: calendarId }: Pick<ConnectedCalendar, "id">,
  resourceId: string,
  { changes, full, covered }: Pick<CalendarChanges, "changes" | "full" | "covered">,
): Promise<void> {
  const wanted = new Map<string, object>();
  for (const { events } of changes) {
    for (const event of events.filter(isBusy)) {
      if (event.end <= covered.start || event.start >= covered.end) continue;
      const { externalId, seriesId, start, end } = event;
      const row = { id: uuidv7(), externalId, seriesId, startsAt: start, endsAt: end };
      wanted.set(`${externalId} ${start.toISOString()}`, row);
    }
  }
  const changed = changes.map(({ externalId }) => externalId);
  if (!full && changed.length === 0) return;
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM json_to_recordset(${JSON.stringify([...wanted.values()])}::json) AS row
        (id uuid, "externalId" text, "seriesId" text, "startsAt" timestamptz, "endsAt" timestamptz)
    ), gone AS (
      DELETE FROM external_busy held
      WHERE held.tenant_id = current_tenant() AND held.calendar_id = ${calendarId}::uuid
        AND (${full} OR held.external_id = ANY(${changed}) OR held.series_id = ANY(${changed}))
        AND NOT EXISTS (
          SELECT FROM wanted
          WHERE wanted."externalId" = held.external_id AND wanted."startsAt" = held.starts_at
        )
    )
    INSERT INTO external_busy AS held
      (tenant_id, id, resource_id, source, calendar_id, external_id, series_id, starts_at, ends_at)
    SELECT current_tenant(), id, ${resourceId}::uuid, ${calendarId}, ${calendarId}::uuid,
      "externalId", "seriesId", "startsAt", "endsAt"
    FROM wanted
    ON CONFLICT (tenant_id, resource_id, source, external_id, starts_at) DO UPDATE
      SET ends_at = excluded.ends_at, series_id = excluded.series_id
      WHERE (held.ends_at, held.series_id) IS DISTINCT FROM (excluded.ends_at, excluded.series_id)`;
}
