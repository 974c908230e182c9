export type { SubjectPages } from "./activity/subject-pages.ts";
export { createApiClient } from "./api/api-client.ts";
export { ApiProblem, type FieldProblem, NoAnswerError } from "./api/api-problem.ts";
export { createQueryClient, type QueryClientEvents } from "./api/query-client.ts";
export type { Me, Organisation, Product, SignedInMember } from "./api/shared-api.ts";
export { createSlotRefusalReader, type SlotRefusal } from "./api/slot-refusal.ts";
export { type SuccessBody, unwrap } from "./api/unwrap.ts";
export { useIdempotentSend } from "./api/use-idempotent-send.ts";
export { brandingOf } from "./app/branding-of.ts";
export { browserTimeZone } from "./app/browser-time-zone.ts";
export { ConveneApp, type ConveneAppProps } from "./app/convene-app.tsx";
export { LinkPending, type LinkPendingProps } from "./app/link-pending.tsx";
export { PagePending, type PagePendingProps } from "./app/page-pending.tsx";
export { QueryFailed, type QueryFailedProps } from "./app/query-failed.tsx";
export type { StaffFrameProps } from "./app/staff-frame.tsx";
export { useNavigateTo } from "./app/use-navigate-to.ts";
export { usePageTitle } from "./app/use-page-title.ts";
export { useSearchText } from "./app/use-search-text.ts";
export { useTellRefusal } from "./app/use-tell-refusal.ts";
export {
  type EventCopy,
  EventPlaces,
  type EventPlacesProps,
  type EventRoom,
} from "./calendars/event-places.tsx";
export { RoomChoice, type RoomChoiceProps } from "./calendars/room-choice.tsx";
export type { RoomProvider } from "./calendars/room-providers-query.ts";
export { downloadFile } from "./files/download-file.ts";
export { type Cell, toCsv } from "./files/to-csv.ts";
export { useLanguage, useMemberLocale } from "./i18n/use-language.ts";
export { useMessageLanguages } from "./i18n/use-message-languages.ts";
export { useProblemText } from "./i18n/use-problem-text.ts";
export { useSubmitAnswer } from "./i18n/use-submit-answer.ts";
export type { LiveSubject } from "./live/live-message.ts";
export { useConnection } from "./live/use-connection.ts";
export { type LiveQueryKeys, useLive } from "./live/use-live.ts";
export { WhatWeSend } from "./preferences/what-we-send.tsx";
export { QuestionField, type QuestionFieldProps } from "./questions/question-field.tsx";
export { QuestionFields, type QuestionFieldsProps } from "./questions/question-fields.tsx";
export {
  newQuestion,
  type QuestionValues,
  toQuestion,
  toQuestionValues,
} from "./questions/question-values.ts";
export {
  type AnswerForm,
  type AnswerValues,
  answersInput,
  useAnswerForm,
} from "./questions/use-answer-form.ts";
export { useSubmitWithAnswers } from "./questions/use-submit-with-answers.ts";
export { type ReportSearch, reportSearchReader } from "./reports/report-search.ts";
export { conveneRootRoute } from "./routes/convene-root-route.tsx";
export { type SharedRoutesOptions, sharedRoutes } from "./routes/shared-routes.tsx";
export { sharedStaffRoutes } from "./routes/shared-staff-routes.tsx";
export { type StaffRouteOptions, staffRoute } from "./routes/staff-route.tsx";
export { isDay } from "./search/is-day.ts";
export { isTimeZone } from "./search/is-time-zone.ts";
export { readText } from "./search/read-text.ts";
export { type SignedIn, useSignedIn } from "./session/signed-in.ts";
export { useMe } from "./session/use-me.ts";
export { useSignOut } from "./session/use-sign-out.ts";
export { useSwitchOrganisation } from "./session/use-switch-organisation.ts";
export { useTellSaved } from "./settings/use-tell-saved.ts";
export {
  type DecisionEntry,
  type DecisionItem,
  DecisionList,
  type DecisionListProps,
} from "./today/decision-list.tsx";
