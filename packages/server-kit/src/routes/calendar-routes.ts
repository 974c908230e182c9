import {
  type CalendarFailure,
  chooseCalendar,
  connectAccount,
  disconnectAccount,
  findCaldavAccount,
  finishConsent,
  listConnections,
  requestReading,
  startConsent,
} from "@convene/calendar/connected";
import { createRoute, z } from "@hono/zod-openapi";
import { findMember, findSignedInUser } from "../auth/find-signed-in.ts";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { calendarsSchema } from "./calendar-schemas.ts";
import { toConnection, toProviders } from "./calendar-views.ts";

const tags = ["Calendars"];
const consentParams = z.object({ provider: z.enum(["google", "outlook"]) });
const connectionParams = z.object({ connectionId: z.uuid() });
const calendarParams = z.object({ connectionId: z.uuid(), calendarId: z.uuid() });
const LONGEST_TEXT = 500;

/** A member's own connected calendars. Nobody sees or changes anybody else's. */
export function calendarRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const list = createRoute({
    method: "get",
    path: "/calendars",
    tags,
    summary: "My connected calendars, and what can be connected",
    middleware,
    responses: {
      200: { description: "With the state of each", content: json(calendarsSchema) },
      ...problemResponses(401, 403),
    },
  });

  // Before the one that takes a provider's name from the path.
  const connectCaldav = createRoute({
    method: "post",
    path: "/calendars/connect/caldav",
    tags,
    summary: "Connect a CalDAV account",
    description: "`code` CALENDAR_NOT_CONNECTED comes with `reason`; `reconnect`: a wrong password",
    middleware,
    request: {
      body: {
        required: true,
        content: json(
          z.object({
            url: z.url({ protocol: /^https?$/ }).max(LONGEST_TEXT),
            username: z.string().min(1).max(LONGEST_TEXT),
            password: z.string().min(1).max(LONGEST_TEXT),
          }),
        ),
      },
    },
    responses: {
      201: { description: "Connected", content: json(z.object({ id: z.uuid() })) },
      ...problemResponses(400, 401, 403, 409),
    },
  });

  const connect = createRoute({
    method: "post",
    path: "/calendars/connect/{provider}",
    tags,
    summary: "Where to give consent",
    description: "Go there; the provider leads back to the page of calendars.",
    middleware,
    request: { params: consentParams },
    responses: {
      200: { description: "The provider's page", content: json(z.object({ url: z.url() })) },
      ...problemResponses(400, 401, 403, 409),
    },
  });

  const finish = createRoute({
    method: "get",
    path: "/calendars/callback/{provider}",
    tags,
    summary: "Where the provider leads back to",
    request: {
      params: consentParams,
      query: z.object({
        state: z.string().max(2_000).optional(),
        code: z.string().max(4_000).optional(),
        error: z.string().max(2_000).optional(),
      }),
    },
    responses: {
      302: {
        description: "To the page of calendars, with `connected` or `problem` in its query",
      },
      ...problemResponses(400),
    },
  });

  const choose = createRoute({
    method: "patch",
    path: "/calendars/{connectionId}/calendars/{calendarId}",
    tags,
    summary: "Choose what a calendar does",
    middleware,
    request: {
      params: calendarParams,
      body: {
        required: true,
        content: json(
          z.object({ blocks: z.boolean().optional(), receives: z.boolean().optional() }),
        ),
      },
    },
    responses: {
      204: { description: "Chosen; at most one calendar of mine receives" },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const read = createRoute({
    method: "post",
    path: "/calendars/{connectionId}/sync",
    tags,
    summary: "Read it now",
    middleware,
    request: { params: connectionParams },
    responses: {
      204: { description: "It is read in a moment" },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const caldavAccount = createRoute({
    method: "get",
    path: "/calendars/{connectionId}/caldav",
    tags,
    summary: "What need not be entered again to connect a CalDAV account anew",
    middleware,
    request: { params: connectionParams },
    responses: {
      200: {
        description: "Where it is, without its password",
        content: json(z.object({ url: z.string(), username: z.string() })),
      },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const disconnect = createRoute({
    method: "delete",
    path: "/calendars/{connectionId}",
    tags,
    summary: "Disconnect",
    description:
      "The credentials are deleted at once, whatever the provider says; its consent is revoked where that is possible.",
    middleware,
    request: { params: connectionParams },
    responses: {
      200: {
        description: "Disconnected",
        content: json(
          z.object({
            consent: z.enum(["revoked", "left", "none"]).openapi({
              description:
                "`left`: the provider has no call for it or did not answer, so the person has to take it back in their account; `none`: there was only a password",
            }),
          }),
        ),
      },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const ownerOf = ({ tenantId, id }: SignedInMember) => ({ tenantId, memberId: id });
  const { calendars } = kit;

  return createRouter()
    .openapi(list, async (c) => {
      const { tenantId, id } = c.var.member;
      const connections = await kit.db.unit(tenantId, (tx) => listConnections(tx, id));
      c.header("cache-control", "no-store");
      return c.json(
        { providers: toProviders(kit), connections: connections.map(toConnection) },
        200,
      );
    })
    .openapi(connectCaldav, async (c) => {
      const { url, username, password } = c.req.valid("json");
      const credentials = { provider: "caldav", serverUrl: url, username, password } as const;
      const connected = await connectAccount(calendars, ownerOf(c.var.member), credentials);
      if (!connected.ok) throw notConnected(connected.error);
      return c.json({ id: connected.value }, 201);
    })
    .openapi(connect, async (c) => {
      const { provider } = c.req.valid("param");
      const url = await startConsent(calendars, ownerOf(c.var.member), provider);
      if (url === null) throw notSetUp();
      c.header("cache-control", "no-store");
      return c.json({ url }, 200);
    })
    .openapi(finish, async (c) => {
      const { provider } = c.req.valid("param");
      const { state, code, error } = c.req.valid("query");
      const back = (outcome: { connected: string } | { problem: string }) =>
        c.redirect(`/calendars?${new URLSearchParams(outcome)}`, 302);
      const user = await findSignedInUser(kit, c.req.raw.headers);
      const member = user && (await findMember(kit, user));
      if (!member) return back({ problem: "signIn" });
      if (error !== undefined || !state || !code) return back({ problem: "declined" });
      const finished = await finishConsent(calendars, ownerOf(member), { provider, state, code });
      if (finished.ok) return back({ connected: provider });
      return back({ problem: finished.error === "state" ? "expired" : finished.error.kind });
    })
    .openapi(choose, async (c) => {
      const { tenantId, id: memberId } = c.var.member;
      const calendar = c.req.valid("param");
      const choice = c.req.valid("json");
      const chosen = await kit.db.unit(tenantId, (tx) =>
        chooseCalendar(calendars, tx, { memberId, ...calendar }, choice),
      );
      if (chosen.ok) return c.body(null, 204);
      throw chosen.error === "notFound"
        ? notFound()
        : new ProblemError(409, "CALENDAR_READ_ONLY", "Nothing can be written to that calendar");
    })
    .openapi(read, async (c) => {
      const { tenantId, id: memberId } = c.var.member;
      const { connectionId } = c.req.valid("param");
      await kit.db.unit(tenantId, async (tx) => {
        const where = { id: connectionId, memberId };
        if ((await tx.calendarConnection.count({ where })) === 0) throw notFound();
        await requestReading(calendars, tx, connectionId);
      });
      return c.body(null, 204);
    })
    .openapi(caldavAccount, async (c) => {
      const { tenantId, id: memberId } = c.var.member;
      const { connectionId } = c.req.valid("param");
      const found = await kit.db.unit(tenantId, (tx) =>
        findCaldavAccount(calendars, tx, { memberId, connectionId }),
      );
      if (!found) throw notFound();
      c.header("cache-control", "no-store");
      return c.json({ url: found.serverUrl, username: found.username }, 200);
    })
    .openapi(disconnect, async (c) => {
      const { connectionId } = c.req.valid("param");
      const consent = await disconnectAccount(calendars, ownerOf(c.var.member), connectionId);
      if (!consent) throw notFound();
      return c.json({ consent }, 200);
    });
}

function notFound(): ProblemError {
  return new ProblemError(404, "NOT_FOUND", "There is no such calendar of yours");
}

function notSetUp(): ProblemError {
  return new ProblemError(409, "CALENDAR_NOT_SET_UP", "This provider is not set up here");
}

function notConnected({ kind, code }: CalendarFailure): ProblemError {
  if (code === "not_set_up") return notSetUp();
  return new ProblemError(409, "CALENDAR_NOT_CONNECTED", "The account could not be connected", {
    reason: kind,
  });
}
