export {
  type ChannelSettings,
  createChannels,
  type OpenChannels,
} from "./channels/create-channels.ts";
export type {
  Accepted,
  DeliveryFailure,
  NotificationChannelAdapter,
  NotificationChannels,
  OutgoingMessage,
} from "./channels/notification-channel-adapter.ts";
export { outboxChannel, outboxChannels } from "./channels/outbox-channel.ts";
export { backlogPriority } from "./delivery/backlog-priority.ts";
export {
  type DeliveryPorts,
  type DeliveryResult,
  deliverNotifications,
} from "./delivery/deliver-notifications.ts";
export { giveUpDelivery } from "./delivery/give-up-delivery.ts";
export type { DeliveredKind, OnOutcome } from "./delivery/on-outcome.ts";
export { retryNotification } from "./delivery/retry-notification.ts";
export { type Suppression, suppressAddress } from "./delivery/suppress-address.ts";
export { eraseRecipient } from "./erasure/erase-recipient.ts";
export { announceBooking } from "./events/announce-booking.ts";
export { announceReplacement, type Replacement } from "./events/announce-replacement.ts";
export { announceSeries, type NewSeries } from "./events/announce-series.ts";
export { announceSeriesChange, type SeriesChange } from "./events/announce-series-change.ts";
export { notificationEffects } from "./events/notification-effects.ts";
export type { AnnouncedSeries } from "./events/read-occurrences.ts";
export { withoutNotices } from "./events/without-notices.ts";
export { type MessageFacts, messageFactsSchema } from "./facts/message-facts.ts";
export { recipientsOf } from "./facts/recipients-of.ts";
export { languages } from "./locales/texts-in.ts";
export type {
  AnsweredOffer,
  AnsweredRequest,
  Decline,
  EventNotice,
  HeldTime,
  LostConnection,
  MentioningNote,
  Notice,
  Occurrence,
  OfferAnswer,
  OfferedSlot,
  OfferToApprove,
  Receipt,
  ReceivedApplication,
  Refund,
  RejectedApplication,
  RequestedTime,
  SentOffer,
  SeveralOccurrences,
  SubjectNotice,
} from "./notice.ts";
export type { JobOptions, NotificationPorts } from "./notification-ports.ts";
export { type ChannelRule, channelRules, type Standing } from "./plan/channel-rules.ts";
export { kindsOf } from "./plan/kinds-of.ts";
export { type PlannedNotice, planNotices } from "./plan/plan-notices.ts";
export type { Preference, Preferences } from "./plan/preference.ts";
export { changePreferences } from "./preferences/change-preferences.ts";
export { changeSmsOptIn } from "./preferences/change-sms-opt-in.ts";
export { type PreferenceRow, readPreferences } from "./preferences/read-preferences.ts";
export { readSmsOptIn, type SmsOptIn, type SmsRecipient } from "./preferences/read-sms-opt-in.ts";
export { smsNumber } from "./preferences/sms-number.ts";
export { findPreviewFacts, type PreviewFacts } from "./preview/find-preview-facts.ts";
export { DELIVERY_QUEUE, type DeliveryJob, deliveryJobSchema, REMINDER_QUEUE } from "./queues.ts";
export type { Recipient } from "./recipient.ts";
export { changeReminders, type ReminderSchedule } from "./reminders/change-reminders.ts";
export {
  checkReminderOffsets,
  LONGEST_REMINDER_OFFSET_MINUTES,
  MOST_REMINDERS,
} from "./reminders/check-reminder-offsets.ts";
export type { DueEvent, SweepClient } from "./reminders/read-due-events.ts";
export { readReminderOutcomes } from "./reminders/read-reminder-outcomes.ts";
export type { ReminderMoment, ReminderOutcome } from "./reminders/reminder-outcomes.ts";
export {
  type ReminderSweepPorts,
  runReminderSweep,
  type SweepOutcome,
} from "./reminders/run-reminder-sweep.ts";
export {
  type QueuedNotification,
  type SchedulingNotificationPorts,
  SchedulingNotificationService,
} from "./service/scheduling-notification-service.ts";
export { sendSchedulingConfirmation } from "./service/send-scheduling-confirmation.ts";
export { sendSchedulingReminder } from "./service/send-scheduling-reminder.ts";
export { serviceIn } from "./service/service-in.ts";
export { findSuppression, suppressedSpelling } from "./suppression/find-suppression.ts";
export { listSuppressions, type SuppressionCursor } from "./suppression/list-suppressions.ts";
export { releaseSuppression } from "./suppression/release-suppression.ts";
export {
  checkOwnWords,
  LONGEST_INTRODUCTION,
  LONGEST_SUBJECT,
} from "./templates/check-own-words.ts";
export { exampleFacts } from "./templates/example-facts.ts";
export { type OwnWords, PLACEHOLDERS, type Placeholder } from "./templates/own-words.ts";
export { type Preview, previewMessage } from "./templates/preview-message.ts";
export { readOwnWords } from "./texts/read-own-words.ts";
export { removeOwnWords } from "./texts/remove-own-words.ts";
export { saveOwnWords } from "./texts/save-own-words.ts";
export type { SavedWords } from "./texts/saved-words.ts";
export {
  checkTwilioSignature,
  type TwilioWebhookRequest,
} from "./webhooks/check-twilio-signature.ts";
export type {
  ProviderReport,
  ReportedOutcome,
  WebhookRefusal,
} from "./webhooks/delivery-report.ts";
export { type ResendWebhookRequest, readResendWebhook } from "./webhooks/read-resend-webhook.ts";
export { type PhoneWish, readTwilioReply } from "./webhooks/read-twilio-reply.ts";
export { readTwilioStatus } from "./webhooks/read-twilio-status.ts";
export { recordDeliveryReport } from "./webhooks/record-delivery-report.ts";
export { recordPhoneWish } from "./webhooks/record-phone-wish.ts";
