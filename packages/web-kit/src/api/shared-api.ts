import type { AuditApi, ConflictApi, SharedApi } from "@convene/server-kit";
import type { InferResponseType } from "hono/client";
import { createApiClient } from "./api-client.ts";

/** The API that both products' servers share. */
export const sharedApi = createApiClient<SharedApi>();

/** The routes that both products have, each with its own rules for its events. */
export const conflictApi = createApiClient<ConflictApi>();

/** Who changed what; each product knows what its own things are called. */
export const auditApi = createApiClient<AuditApi>();

/** Who is asking, as far as the server knows. */
export type Me = InferResponseType<typeof sharedApi.me.$get, 200>;
export type SignedInMember = NonNullable<Me["member"]>;
export type Organisation = NonNullable<Me["organisation"]>;
export type Product = keyof Me["urls"];
export type AtsRole = NonNullable<SignedInMember["atsRole"]>;
export type ServicesRole = NonNullable<SignedInMember["servicesRole"]>;

export type MemberEntry = InferResponseType<typeof sharedApi.members.$get, 200>[number];
export type InvitationEntry = InferResponseType<typeof sharedApi.invitations.$get, 200>[number];
/** What the invited person sees before signing in. */
export type InvitationOffer = InferResponseType<(typeof sharedApi.invitations)[":id"]["$get"], 200>;

/** A browser in which the person who asks is signed in. */
export type SignInSession = InferResponseType<typeof sharedApi.me.sessions.$get, 200>[number];

/** A notification as a list shows it. */
export type NotificationEntry = InferResponseType<
  typeof sharedApi.notifications.$get,
  200
>["items"][number];
/** A notification with what was sent. */
export type NotificationLetter = InferResponseType<
  (typeof sharedApi.notifications)[":id"]["$get"],
  200
>;
export type NotificationState = NotificationEntry["state"];
export type NotificationKind = NotificationEntry["kind"];
export type NotificationChannel = NotificationEntry["channel"];

export type MessageSettings = InferResponseType<typeof sharedApi.settings.messages.$get, 200>;
export type MessageTexts = InferResponseType<(typeof sharedApi)["message-texts"]["$get"], 200>;
/** An address that is not written to any more. */
export type SuppressionEntry = InferResponseType<
  typeof sharedApi.suppressions.$get,
  200
>["items"][number];
