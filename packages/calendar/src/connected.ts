export {
  calendarEffects,
  copyBooking,
  followReplacement,
  openRoomOf,
} from "./calendar-effects.ts";
export type { CalendarPorts, LostAccount, SecretBox } from "./calendar-ports.ts";
export {
  type ConflictFilter,
  listConflicts,
  type OpenConflict,
} from "./conflicts/list-conflicts.ts";
export { settleBusyConflicts } from "./conflicts/settle-busy-conflicts.ts";
export { type ConflictAnswer, settleConflict } from "./conflicts/settle-conflict.ts";
export { busyRulesOf } from "./connections/busy-rules-of.ts";
export {
  type AccountSettings,
  type CalendarAccounts,
  type ConsentProvider,
  calendarAccounts,
} from "./connections/calendar-accounts.ts";
export { changeBusyRules } from "./connections/change-busy-rules.ts";
export { type CalendarChoice, chooseCalendar } from "./connections/choose-calendar.ts";
export { type AccountOwner, connectAccount } from "./connections/connect-account.ts";
export { finishConsent, startConsent } from "./connections/consent.ts";
export { disconnectAccount } from "./connections/disconnect-account.ts";
export { type CaldavAccount, findCaldavAccount } from "./connections/find-caldav-account.ts";
export {
  type ListedCalendar,
  type ListedConnection,
  listConnections,
} from "./connections/list-connections.ts";
export {
  READ_QUEUE,
  ROOM_QUEUE,
  ROUND_QUEUE,
  readJobSchema,
  roomJobSchema,
  WRITE_QUEUE,
  writeJobSchema,
} from "./queues.ts";
export { readConnection } from "./reading/read-connection.ts";
export { requestReading } from "./reading/request-reading.ts";
export { runCalendarRound } from "./reading/run-calendar-round.ts";
export { noticeOfGoogle, noticesOfOutlook } from "./reading/take-notice.ts";
export { keepRoom } from "./rooms/keep-room.ts";
export { type ListedRoomProvider, listRoomProviders } from "./rooms/list-room-providers.ts";
export { openRoom } from "./rooms/open-room.ts";
export {
  type EventCopy,
  type EventPlaces,
  type EventRoom,
  readEventPlaces,
  readEventRoom,
} from "./rooms/read-event-places.ts";
export type { RoomSettings } from "./rooms/room-settings.ts";
export { createFeed, type ListedFeed, listFeeds, revokeFeed } from "./subscriptions/keep-feeds.ts";
export { readFeed } from "./subscriptions/read-feed.ts";
export type { CalendarFailure } from "./sync/calendar-failure.ts";
export type { OAuthApp } from "./sync/credentials.ts";
export { OUTLOOK_ENDPOINTS } from "./sync/outlook/endpoints.ts";
export { readOutlookHandshake } from "./sync/outlook/push.ts";
export { copyEvent } from "./writing/copy-event.ts";
export { rewriteCopies } from "./writing/rewrite-copies.ts";
export { writeCopy } from "./writing/write-copy.ts";
