export type {
  AttendeeRole,
  CalendarAttendee,
  CalendarEvent,
  CalendarMethod,
  CalendarOrganizer,
  CalendarRecurrence,
  ParticipationStatus,
} from "./calendar-event.ts";
export { CalendarEventGenerator, type IcsFile } from "./ics/calendar-event-generator.ts";
export { type CalendarLinks, generateCalendarLinks } from "./links/generate-calendar-links.ts";
