import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.js";
import { invalid } from "./google-error.ts";

type Event = calendar_v3.Schema$Event;

/** What we may write; a name outside the API's own type does not compile. */
const FIELDS = [
  "id",
  "summary",
  "description",
  "location",
  "start",
  "end",
  "status",
  "transparency",
  "visibility",
  "extendedProperties",
  "attendees",
  "conferenceData",
  "recurrence",
] as const satisfies readonly (keyof Event)[];

const STATUSES = ["confirmed", "tentative", "cancelled"];
const VISIBILITIES = ["default", "public", "private", "confidential"];
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Refuses an event that Google would refuse. @throws GoogleError */
export function checkEvent(body: unknown, { patch }: { readonly patch: boolean }): Event {
  if (typeof body !== "object" || body === null) throw invalid("The body is no event");
  const event: Event = body;
  const known: ReadonlySet<string> = new Set(FIELDS);
  for (const field of Object.keys(event)) {
    if (!known.has(field)) throw invalid(`Unknown name "${field}"`);
  }
  if (event.id && !/^[a-v0-9]{5,1024}$/.test(event.id)) throw invalid("Invalid resource id value.");
  if (event.status && !STATUSES.includes(event.status)) throw invalid("Invalid status");
  if (event.visibility && !VISIBILITIES.includes(event.visibility))
    throw invalid("Invalid visibility");
  if (!patch || event.start || event.end) checkTimes(event);
  for (const [name, value] of Object.entries(event.extendedProperties?.private ?? {})) {
    if (name.length > 44 || String(value).length > 1024)
      throw invalid("Extended property too long");
  }
  for (const { email } of event.attendees ?? []) {
    if (!email?.includes("@")) throw invalid("Invalid attendee email.");
  }
  const request = event.conferenceData?.createRequest;
  if (event.conferenceData && !request?.requestId) throw invalid("Invalid conference type value.");
  return event;
}

function checkTimes({ start, end }: Event): void {
  if (!start) throw invalid("Missing start time.");
  if (!end) throw invalid("Missing end time.");
  for (const time of [start, end]) {
    if (Boolean(time.date) === Boolean(time.dateTime)) throw invalid("Invalid start or end time.");
    if (time.date && !/^\d{4}-\d{2}-\d{2}$/.test(time.date)) throw invalid("Invalid date.");
    if (time.dateTime && !(RFC_3339.test(time.dateTime) || time.timeZone)) {
      throw invalid("Missing time zone definition.");
    }
  }
  if (Boolean(start.date) !== Boolean(end.date)) throw invalid("Start and end times must match.");
  const from = Date.parse(start.date ?? start.dateTime ?? "");
  const to = Date.parse(end.date ?? end.dateTime ?? "");
  if (to < from || (start.date && to === from)) {
    throw invalid("The specified time range is empty.");
  }
}
