import type { ConnectedCalendar } from "@convene/prisma";
import type { CalendarWatch } from "../sync/calendar-provider.ts";

/** The watch of a calendar, as it was stored; null where it has none. */
export function watchOf(
  calendar: Pick<ConnectedCalendar, "externalId" | "watchId" | "watchResource" | "watchExpiresAt">,
): CalendarWatch | null {
  const { externalId, watchId, watchResource, watchExpiresAt } = calendar;
  return watchId !== null && watchExpiresAt !== null
    ? {
        calendarId: externalId,
        watchId,
        resourceId: watchResource,
        expiresAt: watchExpiresAt,
      }
    : null;
}
