import { createApiClient, type SuccessBody } from "@convene/web-kit";
import type { AtsApi } from "../../src/routes/ats-api.ts";

/** This app's own routes. */
export const api = createApiClient<AtsApi>();

export type Job = SuccessBody<Awaited<ReturnType<typeof api.jobs.$get>>>["items"][number];
export type Application = SuccessBody<
  Awaited<ReturnType<typeof api.applications.$get>>
>["items"][number];
export type ApplicationDetail = SuccessBody<
  Awaited<ReturnType<(typeof api.applications)[":id"]["$get"]>>
>;
export type Interviewer = SuccessBody<
  Awaited<ReturnType<typeof api.interviewers.$get>>
>["items"][number];
export type CommonSlots = SuccessBody<Awaited<ReturnType<typeof api.slots.$post>>>;
export type FilledSlot = CommonSlots["slots"][number];
export type TimeProposal = CommonSlots["proposals"][number];
export interface Slot {
  readonly start: string;
  readonly end: string;
}
export type InterviewTemplate = SuccessBody<
  Awaited<ReturnType<typeof api.templates.$get>>
>["items"][number];
export type InterviewerPool = SuccessBody<
  Awaited<ReturnType<typeof api.pools.$get>>
>["items"][number];
export type InterviewPlan = SuccessBody<
  Awaited<ReturnType<typeof api.plans.$get>>
>["items"][number];
export type InterviewRoom = SuccessBody<
  Awaited<ReturnType<typeof api.rooms.$get>>
>["items"][number];
export type Explanation = SuccessBody<Awaited<ReturnType<typeof api.explain.$post>>>;
export type InterviewCalendar = SuccessBody<Awaited<ReturnType<typeof api.interviews.$get>>>;
export type Interview = SuccessBody<Awaited<ReturnType<(typeof api.interviews)[":id"]["$get"]>>>;
export type Scheduled = SuccessBody<Awaited<ReturnType<typeof api.interviews.$post>>>;
export type InterviewKind = Interview["kind"];
export type CandidateInterview = SuccessBody<
  Awaited<ReturnType<(typeof api)["interview-links"][":token"]["$get"]>>
>;
