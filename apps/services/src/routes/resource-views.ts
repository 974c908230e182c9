import type { TimeOff } from "@convene/prisma";
import type { z } from "@hono/zod-openapi";
import type { ResourceEntry, ScheduleEntry } from "../use-cases/list-resources.ts";
import type { SchedulePreview } from "../use-cases/preview-schedule.ts";
import type { Upcoming, UpcomingEvent } from "../use-cases/read-upcoming.ts";
import type { resourceSchema, upcomingEventSchema, upcomingSchema } from "./resource-schemas.ts";
import type { previewSchema, scheduleSchema } from "./schedule-schemas.ts";
import type { timeOffSchema } from "./time-off-schemas.ts";

export function toResource(entry: ResourceEntry): z.infer<typeof resourceSchema> {
  const { resource, member, schedules, services, revision } = entry;
  const { id, kind, name, timeZone, units, dailyLimit, weeklyLimit, active } = resource;
  return {
    ...{ id, kind, name, timeZone, units, dailyLimit, weeklyLimit, active },
    memberId: member?.id ?? null,
    inOtherApp: member?.inOtherApp ?? false,
    schedules: schedules.map(toSchedule),
    services: [...services],
    revision,
  };
}

export function toSchedule(entry: ScheduleEntry): z.infer<typeof scheduleSchema> {
  // JSON: the tuples of the schema are not read-only.
  return { ...entry, hours: JSON.parse(JSON.stringify(entry.hours)) };
}

export function toUpcoming({ events, elsewhere }: Upcoming): z.infer<typeof upcomingSchema> {
  return { events: events.map(toUpcomingEvent), elsewhere };
}

export function toPreview({ slots, outside }: SchedulePreview): z.infer<typeof previewSchema> {
  return {
    slots: slots.map(({ start, end }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
    })),
    outside: outside.map(toUpcomingEvent),
  };
}

export function toTimeOff(timeOff: TimeOff): z.infer<typeof timeOffSchema> {
  const { id, resourceId, startsAt, endsAt, reason } = timeOff;
  return { id, resourceId, start: startsAt.toISOString(), end: endsAt.toISOString(), reason };
}

function toUpcomingEvent(event: UpcomingEvent): z.infer<typeof upcomingEventSchema> {
  const { id, kind, title, start, end, clientName } = event;
  return { id, kind, title, start: start.toISOString(), end: end.toISOString(), clientName };
}
