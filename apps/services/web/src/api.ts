import { createApiClient, type SuccessBody } from "@convene/web-kit";
import type { ServicesApi } from "../../src/routes/services-api.ts";

/** This app's own routes. */
export const api = createApiClient<ServicesApi>();

export type PublicPage = SuccessBody<Awaited<ReturnType<(typeof api.public)[":slug"]["$get"]>>>;
export type Service = PublicPage["services"][number];
export type Organisation = PublicPage["organisation"];

export type Slots = SuccessBody<Awaited<ReturnType<(typeof api.public)[":slug"]["slots"]["$get"]>>>;
export type Slot = Slots["slots"][number];

export type Hold = SuccessBody<Awaited<ReturnType<(typeof api.public)[":slug"]["holds"]["$post"]>>>;

/** What was booked, with the token of its link. */
export type Booked = SuccessBody<
  Awaited<ReturnType<(typeof api.public)[":slug"]["appointments"]["$post"]>>
>;

export type ClientAppointment = SuccessBody<
  Awaited<ReturnType<(typeof api.manage)[":token"]["$get"]>>
>;

export type WaitingPlace = SuccessBody<
  Awaited<ReturnType<(typeof api)["waiting-place"][":token"]["$get"]>>
>;

/** A place on the list, with the token of its own page. */
export type JoinedWaitingList = SuccessBody<
  Awaited<ReturnType<(typeof api.public)[":slug"]["waiting"]["$post"]>>
>;
export type WaitingEntry = SuccessBody<
  Awaited<ReturnType<typeof api.waiting.$get>>
>["items"][number];

export type ManagedService = SuccessBody<
  Awaited<ReturnType<typeof api.services.$get>>
>["items"][number];

export type ClientEntry = SuccessBody<
  Awaited<ReturnType<typeof api.clients.$get>>
>["items"][number];
export type ClientDetails = SuccessBody<Awaited<ReturnType<(typeof api.clients)[":id"]["$get"]>>>;

export type StaffCalendar = SuccessBody<Awaited<ReturnType<typeof api.appointments.$get>>>;
export type StaffAppointment = SuccessBody<
  Awaited<ReturnType<(typeof api.appointments)[":id"]["$get"]>>
>;
export type Explanation = SuccessBody<Awaited<ReturnType<typeof api.explain.$post>>>;

export type AppointmentPayments = SuccessBody<
  Awaited<ReturnType<(typeof api.appointments)[":id"]["payments"]["$get"]>>
>;
export type PaymentStatus = SuccessBody<
  Awaited<ReturnType<(typeof api.manage)[":token"]["payment"]["$get"]>>
>;
export type Receipt = SuccessBody<Awaited<ReturnType<(typeof api.receipts)[":token"]["$get"]>>>;
