import type { AuthClient, Database } from "@convene/prisma";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { organization } from "better-auth/plugins/organization";
import { uuidv7 } from "uuidv7";
import { deriveKey } from "../derive-key.ts";
import type { ServerEnv } from "../env.ts";
import { allowedOrigins } from "../http/allowed-origins.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Logger } from "../logging/create-logger.ts";
import { type Product, urlOf } from "../product.ts";
import { ensureMembership } from "./ensure-membership.ts";
import { keepMembersInStep } from "./keep-members-in-step.ts";
import { organisationToOpen } from "./organisation-to-open.ts";
import { COOKIE_PREFIX } from "./session-cookie.ts";
import { writeAccountMail } from "./write-account-mail.ts";

export interface AuthParts {
  readonly product: Product;
  readonly env: ServerEnv;
  readonly logger: Logger;
  readonly db: Database;
  readonly authClient: AuthClient;
  readonly jobs: Pick<Jobs, "enqueue">;
  /** Whether mails go nowhere but the outbox. */
  readonly mailIsLocal: boolean;
}

/** The sign-in library with our tables, organisations and mails. */
export type Auth = ReturnType<typeof createAuth>;

const DAY_SECONDS = 24 * 60 * 60;
const SESSION_DAYS = 7;
const INVITATION_DAYS = 7;
const MOST_MEMBERS = 10_000;
const MOST_INVITATIONS = 1_000;

export function createAuth(parts: AuthParts) {
  const { product, env, logger, authClient } = parts;
  const url = urlOf(product, env);

  return betterAuth({
    appName: "Convene",
    baseURL: url,
    basePath: "/api/auth",
    // Both apps derive the same key, so that one sign-in serves both.
    secret: Buffer.from(deriveKey(env.CONVENE_SECRET, "sign-in")).toString("base64url"),
    trustedOrigins: allowedOrigins(env),
    database: prismaAdapter(authClient, { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours counts by the socket's address; see rate-limit.ts
    logger: {
      // The library's own messages can name addresses.
      log: (level) => logger[level]("The sign-in library has something to say"),
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: url.startsWith("https:"),
      database: { generateId: () => uuidv7() },
      ipAddress: { disableIpTracking: true },
    },
    session: {
      expiresIn: SESSION_DAYS * DAY_SECONDS,
      updateAge: DAY_SECONDS, // put off once a day while it is used
      cookieCache: { enabled: false }, // a session that was ended is ended at once
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      // Where no provider sends mail, an address cannot be proven.
      requireEmailVerification: false,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        writeAccountMail(parts, {
          kind: "password-reset",
          to: user.email,
          subject: "Choose a new password",
          introduction: `Hello ${user.name}, somebody asked to change the password of your account.`,
          link: `${url}/reset-password?token=${encodeURIComponent(token)}`,
          closing: "The link works for one hour. If it was not you, nothing needs to be done.",
        }),
    },
    databaseHooks: {
      user: { update: { after: (user) => keepMembersInStep(parts, user) } },
      session: {
        create: {
          before: async (session) => ({
            data: {
              ...session,
              activeOrganizationId: await organisationToOpen(authClient, session.userId),
            },
          }),
        },
      },
    },
    plugins: [
      organization({
        creatorRole: "owner",
        membershipLimit: MOST_MEMBERS,
        invitationLimit: MOST_INVITATIONS,
        invitationExpiresIn: INVITATION_DAYS * DAY_SECONDS,
        cancelPendingInvitationsOnReInvite: true,
        // Whoever has the id has the mail (or got the link from an administrator): UUID v7 leaves
        // enough to chance. Where no provider sends mail, addresses cannot be proven.
        requireEmailVerificationOnInvitation: false,
        disableOrganizationDeletion: true,
        schema: {
          member: { modelName: "organizationMember" },
          invitation: {
            additionalFields: {
              atsRole: { type: "string", required: false, input: true },
              servicesRole: { type: "string", required: false, input: true },
            },
          },
        },
        organizationHooks: {
          afterCreateOrganization: async ({ organization: created, user }) => {
            await ensureMembership(parts, { userId: user.id, tenantId: created.id });
          },
          afterAcceptInvitation: async ({ organization: joined, user }) => {
            await ensureMembership(parts, { userId: user.id, tenantId: joined.id });
          },
        },
        sendInvitationEmail: ({ id, email, organization: joined, invitation }) =>
          writeAccountMail(parts, {
            kind: "invitation",
            to: email,
            subject: `Join ${joined.name}`,
            introduction: `You are invited to work with ${joined.name}.`,
            link: invitationLink(env, product, { ...invitation, id }),
            closing: `The link works for ${INVITATION_DAYS} days.`,
          }),
      }),
    ],
  });
}

/** Where an invitation is accepted: in this app, unless it is for the other one only. */
export function invitationLink(
  env: ServerEnv,
  product: Product,
  invitation: {
    readonly id: string;
    readonly atsRole?: string | null;
    readonly servicesRole?: string | null;
  },
): string {
  const roles = { ats: invitation.atsRole, services: invitation.servicesRole };
  const other = product === "ats" ? "services" : "ats";
  const opens = !roles[product] && roles[other] ? other : product;
  return `${urlOf(opens, env)}/invitation/${invitation.id}`;
}
