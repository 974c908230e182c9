export type {
  AttendeeKind,
  AttendeeRole,
  CalendarAttendee,
  CalendarEntry,
  CalendarEvent,
  CalendarMethod,
  CalendarOrganizer,
  CalendarRecurrence,
  ChangedOccurrence,
  ParticipationStatus,
} from "./calendar-event.ts";
export { type JitsiOptions, jitsiRooms } from "./conferencing/jitsi-rooms.ts";
export type { Meeting, MeetingProvider, MeetingRoom } from "./conferencing/meeting-provider.ts";
export { googleMeetRooms, microsoftTeamsRooms } from "./conferencing/rooms-on-events.ts";
export { type ZoomEndpoints, type ZoomOptions, zoomRooms } from "./conferencing/zoom-rooms.ts";
export { eventUid } from "./event-uid.ts";
export { etagOf } from "./feeds/etag-of.ts";
export { type BusyFeed, writeBusyFeed } from "./feeds/write-busy-feed.ts";
export { type Feed, type FeedEvent, writeFeed } from "./feeds/write-feed.ts";
export { CalendarEventGenerator, type IcsFile } from "./ics/calendar-event-generator.ts";
export { type CalendarFileOptions, writeCalendar } from "./ics/write-calendar.ts";
export { type CalendarLinks, generateCalendarLinks } from "./links/generate-calendar-links.ts";
export { type BusyRules, DEFAULT_BUSY_RULES } from "./sync/busy-rules.ts";
export {
  type AuthorisationRequest,
  type CalendarConnector,
  createPkcePair,
  type PkcePair,
} from "./sync/calendar-connector.ts";
export {
  type CalendarFailure,
  type CalendarFailureKind,
  isPassing,
} from "./sync/calendar-failure.ts";
export type { CalendarWatch, DeleteOptions, WatchRequest } from "./sync/calendar-provider.ts";
export {
  type CalendarChanges,
  CalendarSync,
  type CalendarSyncOptions,
} from "./sync/calendar-sync.ts";
export type {
  CaldavCredentials,
  CalendarCredentials,
  GoogleCredentials,
  OAuthApp,
  OutlookCredentials,
} from "./sync/credentials.ts";
export {
  type CalendarChange,
  type CalendarNote,
  type ExternalEvent,
  isBusy,
  isOurs,
  type RemoteCalendar,
} from "./sync/external-event.ts";
export { type GoogleConnectorOptions, googleConnector } from "./sync/google/connector.ts";
export type { GoogleEndpoints } from "./sync/google/endpoints.ts";
export { type GooglePush, readGooglePush } from "./sync/google/push.ts";
export type { OutgoingEvent, PlacedEvent } from "./sync/outgoing-event.ts";
export { type OutlookConnectorOptions, outlookConnector } from "./sync/outlook/connector.ts";
export type { OutlookEndpoints } from "./sync/outlook/endpoints.ts";
export {
  type OutlookPush,
  readOutlookHandshake,
  readOutlookPush,
} from "./sync/outlook/push.ts";
export type { Fetch } from "./sync/timed-fetch.ts";
