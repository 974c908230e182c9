export {
  AvailabilityGrid,
  type AvailabilityGridProps,
} from "./availability/availability-grid.tsx";
export type { AvailabilityRow, CommonSlot, TimeSpan } from "./availability/availability-row.ts";
export {
  AddToCalendarLinks,
  type AddToCalendarLinksProps,
  type CalendarLinks,
} from "./calendar/add-to-calendar-links.tsx";
export {
  CALENDAR_VIEWS,
  type CalendarEvent,
  type CalendarPerson,
  type CalendarView,
  type EventColour,
  type OpenSpan,
} from "./calendar/calendar-event.ts";
export { type CalendarRange, calendarRange } from "./calendar/calendar-range.ts";
export { EventCard, type EventCardProps } from "./calendar/event-card.tsx";
export {
  type EventDetail,
  EventDetails,
  type EventDetailsProps,
} from "./calendar/event-details.tsx";
export {
  EventDetailsPending,
  type EventDetailsPendingProps,
} from "./calendar/event-details-pending.tsx";
export {
  EventHistory,
  type EventHistoryProps,
  type HistoryEntry,
} from "./calendar/event-history.tsx";
export { EventReminders, type EventRemindersProps } from "./calendar/event-reminders.tsx";
export { type OpenHours, openHoursOf, type WorkingPerson } from "./calendar/open-hours.ts";
export { type CalendarViewState, useCalendarView } from "./calendar/use-calendar-view.ts";
export {
  type AskedChange,
  type MoveQuestion,
  type MoveQuestionOptions,
  useMoveQuestion,
} from "./calendar/use-move-question.ts";
export {
  type MoveAnswer,
  WeekCalendar,
  type WeekCalendarProps,
} from "./calendar/week-calendar.tsx";
export { type Column, DataTable, type DataTableProps } from "./data/data-table.tsx";
export { ConfirmDialog, type ConfirmDialogProps } from "./dialogs/confirm-dialog.tsx";
export {
  AcceptInvitationForm,
  type AcceptInvitationFormProps,
  type AcceptInvitationValues,
} from "./forms/accept-invitation-form.tsx";
export {
  BrandingForm,
  type BrandingFormProps,
  type BrandingValues,
} from "./forms/branding-form.tsx";
export {
  ForgotPasswordForm,
  type ForgotPasswordFormProps,
  type ForgotPasswordValues,
} from "./forms/forgot-password-form.tsx";
export { FormFrame, type FormFrameProps } from "./forms/form-frame.tsx";
export { FormSection, type FormSectionProps } from "./forms/form-section.tsx";
export {
  InviteMemberForm,
  type InviteMemberFormProps,
  type InviteMemberValues,
  type RoleChoice,
} from "./forms/invite-member-form.tsx";
export {
  OrganisationForm,
  type OrganisationFormProps,
  type OrganisationValues,
} from "./forms/organisation-form.tsx";
export {
  OwnWordsForm,
  type OwnWordsFormProps,
  type OwnWordsValues,
} from "./forms/own-words-form.tsx";
export {
  ReminderOffsetsField,
  type ReminderOffsetsFieldProps,
} from "./forms/reminder-offsets-field.tsx";
export {
  ResetPasswordForm,
  type ResetPasswordFormProps,
  type ResetPasswordValues,
} from "./forms/reset-password-form.tsx";
export { showFirstError } from "./forms/show-first-error.ts";
export { SignInForm, type SignInFormProps, type SignInValues } from "./forms/sign-in-form.tsx";
export { SignUpForm, type SignUpFormProps, type SignUpValues } from "./forms/sign-up-form.tsx";
export { slugOf } from "./forms/slug-of.ts";
export type { SubmitAnswer, SubmitProblem } from "./forms/submit-answer.ts";
export { type Submission, useSubmit } from "./forms/use-submit.ts";
export { createI18n } from "./i18n/create-i18n.ts";
export { useLocale } from "./i18n/use-locale.ts";
export { AppLayout, type AppLayoutProps } from "./layout/app-layout.tsx";
export { AuthLayout, type AuthLayoutProps } from "./layout/auth-layout.tsx";
export { Entry, EntryList, type EntryProps } from "./layout/entry-list.tsx";
export type {
  IconComponent,
  LanguageChoice,
  NavigationItem,
  NavigationSection,
  Organisation,
  PaletteAction,
  SignedInUser,
} from "./layout/navigation.ts";
export {
  type Connection,
  OfflineBanner,
  type OfflineBannerProps,
} from "./layout/offline-banner.tsx";
export { PageHeader, type PageHeaderProps } from "./layout/page-header.tsx";
export { type Branding, PublicLayout, type PublicLayoutProps } from "./layout/public-layout.tsx";
export { useIsNarrow } from "./layout/use-is-narrow.ts";
export { ChannelIcon } from "./messages/channel-icon.tsx";
export { LetterheadPreview, type LetterheadPreviewProps } from "./messages/letterhead-preview.tsx";
export type {
  MessageAttachment,
  MessageChannel,
  MessageEntry,
  MessageWithText,
} from "./messages/message-entry.ts";
export {
  MessageHistory,
  type MessageHistoryProps,
  type MessageStep,
} from "./messages/message-history.tsx";
export { MessageLetter, type MessageLetterProps } from "./messages/message-letter.tsx";
export { MessageList, type MessageListProps } from "./messages/message-list.tsx";
export {
  MessagePreview,
  type MessagePreviewProps,
  type MessageView,
} from "./messages/message-preview.tsx";
export { ProviderBanner, type ProviderBannerProps } from "./messages/provider-banner.tsx";
export { formatPrice } from "./money/format-price.ts";
export { minorUnits } from "./money/minor-units.ts";
export {
  NotificationBell,
  type NotificationBellProps,
} from "./notifications/notification-bell.tsx";
export type { BellItem } from "./notifications/notification-panel.tsx";
export {
  type Preference,
  PreferenceTable,
  type PreferenceTableProps,
} from "./preferences/preference-table.tsx";
export { ConveneProvider, type ConveneProviderProps } from "./provider/convene-provider.tsx";
export { type LinkComponent, type LinkProps, useLink } from "./provider/link.tsx";
export type { Accent } from "./provider/theme.ts";
export {
  type ExplainedPerson,
  ExplainedTime,
  type ExplainedTimeProps,
} from "./slot-picker/explained-time.tsx";
export {
  groupByDate,
  groupByPartOfDay,
  type PartOfDay,
  type PartOfDaySlots,
} from "./slot-picker/group-slots.ts";
export { RefusalNotice, type RefusalNoticeProps } from "./slot-picker/refusal-notice.tsx";
export { SlotPicker, type SlotPickerProps } from "./slot-picker/slot-picker.tsx";
export { EmptyState, type EmptyStateProps } from "./states/empty-state.tsx";
export { FailedState, type FailedStateProps } from "./states/failed-state.tsx";
export { LoadingState, type LoadingStateProps } from "./states/loading-state.tsx";
export {
  type KnownStatus,
  StatusBadge,
  type StatusBadgeProps,
  type Tone,
  toKnownStatus,
} from "./states/status-badge.tsx";
export { type ClockChange, clockChangeOn } from "./time/clock-change.ts";
export { ClockChangeNote, type ClockChangeNoteProps } from "./time/clock-change-note.tsx";
export { fromInputValue, toInputValue } from "./time/input-value.ts";
export {
  addDays,
  addMonths,
  type LocalDate,
  type LocalMonth,
  localDate,
  startOfLocalDate,
} from "./time/local-date.ts";
export { formatOffset } from "./time/offset.ts";
export { formatRelative } from "./time/relative-time.ts";
export { TimeField, type TimeFieldProps } from "./time/time-field.tsx";
export {
  formatDate,
  formatDuration,
  formatLocalDate,
  formatMoment,
  formatMonth,
  formatShortDate,
  formatShortLocalDate,
  formatSpan,
  formatTime,
  zoneOffset,
  zoneShortName,
} from "./time/time-format.ts";
export { useNow } from "./time/use-now.ts";
export { firstDayOfWeek } from "./time/week.ts";
export { WEEK_DAYS, type WeekDay, weekDayName } from "./time/week-days.ts";
export { ZoneField } from "./time/zone-field.tsx";
export { ZonePicker, type ZonePickerProps } from "./time/zone-picker.tsx";
export {
  TimeInZones,
  type TimeInZonesProps,
  ZonedTime,
  type ZonedTimeProps,
} from "./time/zoned-time.tsx";
export { describeZone, type ZoneEntry } from "./time/zones.ts";
