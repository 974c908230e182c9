export type {
  Host,
  HostLimits,
  LocalTime,
  LocalWindow,
  Weekday,
  WeeklyHours,
} from "./availability/host.ts";
export { openTimes } from "./availability/open-times.ts";
export { readHours } from "./availability/read-hours.ts";
export { ConcurrentChangeError } from "./errors/concurrent-change-error.ts";
export { type ClosedReason, EventClosedError } from "./errors/event-closed-error.ts";
export { InvalidInputError } from "./errors/invalid-input-error.ts";
export { InvalidTransitionError } from "./errors/invalid-transition-error.ts";
export { NotFoundError } from "./errors/not-found-error.ts";
export { requireInstant } from "./errors/require-instant.ts";
export { requireMinutes } from "./errors/require-minutes.ts";
export { RescheduleLimitError } from "./errors/reschedule-limit-error.ts";
export { SchedulingError } from "./errors/scheduling-error.ts";
export { SlotTakenError } from "./errors/slot-taken-error.ts";
export { UnknownTimeZoneError } from "./errors/unknown-time-zone-error.ts";
export { actualDuration } from "./event/actual-duration.ts";
export {
  createStatusMachine,
  type StatusMachine,
  type TransitionTable,
} from "./event/create-status-machine.ts";
export { isInProgress } from "./event/is-in-progress.ts";
export { isPast } from "./event/is-past.ts";
export { isUpcoming } from "./event/is-upcoming.ts";
export { scheduledDuration } from "./event/scheduled-duration.ts";
export type { ScheduledTimes } from "./event/scheduled-times.ts";
export { timeUntilStart } from "./event/time-until-start.ts";
export { checkSlotConflict } from "./interval/check-slot-conflict.ts";
export { type ConflictOptions, findConflicts } from "./interval/find-conflicts.ts";
export type { Interval } from "./interval/interval.ts";
export { parseDuration } from "./interval/parse-duration.ts";
export { requireInterval } from "./interval/require-interval.ts";
export { requireRange } from "./interval/require-range.ts";
export {
  type TimeSlotProblem,
  type TimeSlotRules,
  validateTimeSlot,
} from "./interval/validate-time-slot.ts";
export {
  explainLoop,
  type InterviewExplanation,
  type InterviewVerdict,
  type LoopExplanation,
} from "./loops/explain-loop.ts";
export { findLoops } from "./loops/find-loops.ts";
export type {
  LoopCost,
  LoopProposal,
  LoopReason,
  ProposedInterview,
} from "./loops/loop-proposal.ts";
export type {
  LoopCandidate,
  LoopGroup,
  LoopInterview,
  LoopLimits,
  LoopPreferences,
  LoopQuery,
  LoopWeights,
} from "./loops/loop-query.ts";
export { type LoopSearchResult, searchLoops } from "./loops/search-loops.ts";
export { canBeCancelled } from "./policy/can-be-cancelled.ts";
export { canBeRescheduled } from "./policy/can-be-rescheduled.ts";
export { canBegin } from "./policy/can-begin.ts";
export type { ClosableEvent } from "./policy/closable-event.ts";
export { type DueReminder, dueReminder, type ReminderPlan } from "./policy/due-reminder.ts";
export { nextReminderAt } from "./policy/next-reminder-at.ts";
export { type RescheduleCount, remainingReschedules } from "./policy/remaining-reschedules.ts";
export { whyNotCancellable } from "./policy/why-not-cancellable.ts";
export { whyNotReschedulable } from "./policy/why-not-reschedulable.ts";
export {
  expandRecurrence,
  type Recurrence,
  type RecurrenceBounds,
} from "./recurrence/expand-recurrence.ts";
export { err, ok, type Result } from "./result.ts";
export {
  explainSlot,
  type HostExplanation,
  type HostReason,
  type SlotExplanation,
  type SlotReason,
} from "./slots/explain-slot.ts";
export { fillGroups, type Vacancy } from "./slots/fill-groups.ts";
export { findAvailableSlots } from "./slots/find-available-slots.ts";
export {
  type FilledGroup,
  findGroupSlots,
  type GroupSlot,
  type GroupSlotQuery,
  type HostGroup,
} from "./slots/find-group-slots.ts";
export { getNextAvailableSlot, type NextSlotQuery } from "./slots/get-next-available-slot.ts";
export type {
  Attendance,
  AvailableSlot,
  SlotLimits,
  SlotQuery,
  SlotTiming,
} from "./slots/slot-query.ts";
export {
  type GeneralReason,
  type RefusalReason,
  SlotNotOfferedError,
  slotRefusal,
} from "./slots/slot-refusal.ts";
export {
  type Alternatives,
  type AlternativesOptions,
  suggestAlternatives,
} from "./slots/suggest-alternatives.ts";
export { convertTimezone } from "./zone/convert-timezone.ts";
export { formatDatetimeForCalendar } from "./zone/format-datetime-for-calendar.ts";
export { localDay } from "./zone/local-day.ts";
export { toInstant } from "./zone/to-instant.ts";
export { toLocal } from "./zone/to-local.ts";
export type { ZonedTime } from "./zone/zoned-time.ts";
