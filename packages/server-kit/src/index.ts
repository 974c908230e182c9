export { type AuditApi, auditRoutes } from "./audit/audit-routes.ts";
export type { SubjectNames } from "./audit/subject-names.ts";
export type { SignedInMember } from "./auth/signed-in-member.ts";
export { createKit, type KitOptions } from "./create-kit.ts";
export { createServer, type Server, type ServerParts } from "./create-server.ts";
export { readServerEnv, type ServerEnv, serverVariables } from "./env.ts";
export { countMail } from "./http/count-mail.ts";
export { createRouter } from "./http/create-router.ts";
export { idempotent } from "./http/idempotent.ts";
export { inUnit } from "./http/in-unit.ts";
export { inUnitOfSlug } from "./http/in-unit-of-slug.ts";
export type { KitEnv } from "./http/kit-env.ts";
export type { DescribePage, PageDescription } from "./http/page-description.ts";
export { type PageLanguage, pageLanguage } from "./http/page-language.ts";
export { type ShellOrganisation, shellHeader, shellStyles } from "./http/page-shell.ts";
export { limitFailures, rateLimit } from "./http/rate-limit.ts";
export { requireMember } from "./http/require-member.ts";
export {
  generalReasonSchema,
  hostReasonSchema,
  idempotencyHeader,
  idParams,
  instantSchema,
  json,
  localeSchema,
  spanSchema,
  timeSchema,
  timeZoneSchema,
} from "./http/schemas.ts";
export { tenantOfSlug } from "./http/tenant-of-slug.ts";
export type { AppJobs } from "./jobs/app-jobs.ts";
export { eachByItself } from "./jobs/each-by-itself.ts";
export type { JobHandler } from "./jobs/job-handlers.ts";
export type { Jobs } from "./jobs/jobs.ts";
export { joinJobs } from "./jobs/join-jobs.ts";
export { type Lane, lanesOf } from "./jobs/lanes.ts";
export { oneByOne } from "./jobs/one-by-one.ts";
export { queueVersion } from "./jobs/queue-version.ts";
export { FREED_TIME_QUEUE } from "./jobs/queues.ts";
export { roundJobs } from "./jobs/round-jobs.ts";
export type { Kit } from "./kit.ts";
export {
  linkExpiry,
  MANAGE_APPOINTMENT,
  MANAGE_BOOKING,
  VIEW_INTERVIEW,
} from "./links/create-manage-url.ts";
export { linkProblem, openLink } from "./links/open-link.ts";
export type { LinkClaims, LinkRefusal, LinkTarget, SignedLinks } from "./links/signed-links.ts";
export type { LiveMessage } from "./live/live-news.ts";
export { createLogger, type Logger } from "./logging/create-logger.ts";
export { notifierIn } from "./notifier-in.ts";
export type { ProblemDetails } from "./problem/describe-problem.ts";
export { problem } from "./problem/problem.ts";
export { ProblemError, type ProblemExtensions } from "./problem/problem-error.ts";
export { problemResponses, problemSchema } from "./problem/problem-responses.ts";
export type { Product } from "./product.ts";
export { requireRevision } from "./revision/require-revision.ts";
export { revisionOf } from "./revision/revision-of.ts";
export { type ConflictApi, conflictRoutes } from "./routes/conflict-routes.ts";
export type { EventChanges, PossibleEventChanges, StandIn } from "./routes/event-changes.ts";
export { eventPlacesSchema, viewEventPlaces } from "./routes/event-places.ts";
export { remindersInput, remindersSchema, toReminders } from "./routes/event-reminders.ts";
export {
  changeRecipientPreferences,
  recipientPreferencesInput,
  recipientPreferencesSchema,
  viewRecipientPreferences,
} from "./routes/recipient-preferences.ts";
export { type SharedApi, sharedRoutes } from "./routes/shared-routes.ts";
export { runUntilStopped, type Stoppable } from "./run-until-stopped.ts";
export { startWorker } from "./start-worker.ts";
