export type * from "../generated/client.ts";
export { Prisma } from "../generated/client.ts";
export * from "../generated/enums.ts";
export {
  ANNOUNCEMENT_CHANNEL,
  type Announcement,
  announce,
  announceAll,
  announcementSchema,
} from "./announce.ts";
export { type AuthClient, connectAuth } from "./auth-client.ts";
export { loadHosts, type WantedHost } from "./availability/load-hosts.ts";
export { loadUnits, resourceOfUnit } from "./availability/load-units.ts";
export { readBusy } from "./availability/read-busy.ts";
export { readTaken, type TakenTime } from "./availability/read-taken.ts";
export { overridesSchema, storedHours, weeklyHoursSchema } from "./availability/stored-hours.ts";
export { type ConnectOptions, connect, type Database, type Transaction } from "./client.ts";
export {
  type DatabaseFailure,
  databaseFailure,
  isDatabaseAway,
  isDuplicate,
  isPassingFailure,
} from "./database-errors.ts";
export type {
  Actor,
  CancelChange,
  EventEffects,
  RescheduleChange,
} from "./events/event-effects.ts";
export {
  type EventKind,
  eventColumn,
  reservedSpan,
  type ScheduledEvent,
} from "./events/event-kind.ts";
export { lockEvent } from "./events/lock-event.ts";
export { type HistoryEntry, readHistory } from "./events/read-history.ts";
export { type EventChangeEntry, recordChange } from "./events/record-change.ts";
export { rowAsColumns } from "./events/row-as-columns.ts";
export { writeEvent } from "./events/write-event.ts";
export { type MigrationState, readMigrationState } from "./migration-state.ts";
export { openPool } from "./open-pool.ts";
export {
  endIfDeserted,
  leaveSession,
  lockSession,
  resourcesOfSession,
} from "./reservation/leave-session.ts";
export { lockResources, settleUnderLock } from "./reservation/lock-resources.ts";
export { LONGEST_RESERVATION_DAYS } from "./reservation/longest-reservation.ts";
export { releaseReservations } from "./reservation/release-reservations.ts";
export type { ReservationPurpose } from "./reservation/reservation-purpose.ts";
export { type ReservationRequest, reserve } from "./reservation/reserve.ts";
export { confirmPlace, type PlacePurpose, takePlace } from "./reservation/take-place.ts";
export { assignRolePasswords, type RoleUrls, roleUrls } from "./roles.ts";
export { TenantMismatchError, type UnitOfWork, type UnitOptions } from "./unit-of-work.ts";
export type { PoolFigures, UnitWatch } from "./unit-watch.ts";
export type { Work } from "./work.ts";
