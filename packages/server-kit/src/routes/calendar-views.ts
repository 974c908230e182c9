import type {
  ListedCalendar,
  ListedConnection,
  ListedFeed,
  OpenConflict,
} from "@convene/calendar/connected";
import type { z } from "@hono/zod-openapi";
import type { ServerEnv } from "../env.ts";
import type { Kit } from "../kit.ts";
import type { calendarsSchema, conflictSchema, feedSchema } from "./calendar-schemas.ts";

type Calendars = z.input<typeof calendarsSchema>;

const VARIABLES = {
  google: ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  outlook: ["MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"],
  caldav: [],
} as const satisfies Record<string, readonly (keyof ServerEnv)[]>;

export function toProviders({ calendars, env }: Pick<Kit, "calendars" | "env">) {
  return (["google", "outlook", "caldav"] as const).map((provider) => ({
    provider,
    setUp: calendars.accounts.isSetUp(provider),
    missing: VARIABLES[provider].filter((name) => !env[name]),
  }));
}

export function toConnection(connection: ListedConnection): Calendars["connections"][number] {
  const { id, provider, account, state, lastError, lastSyncAt, nextSyncAt, calendars } = connection;
  return {
    id,
    provider,
    account,
    state,
    problem: lastError,
    lastSyncAt: lastSyncAt?.toISOString() ?? null,
    nextSyncAt: nextSyncAt?.toISOString() ?? null,
    calendars: calendars.map(toCalendar),
  };
}

function toCalendar(calendar: ListedCalendar) {
  const { id, name, timeZone, writable, blocks, receives, note } = calendar;
  return {
    id,
    name,
    timeZone,
    writable,
    blocks,
    receives,
    knownUntil: calendar.knownUntil?.toISOString() ?? null,
    watched: calendar.watchId !== null,
    note,
    problem: calendar.lastError,
    lastSyncAt: calendar.lastSyncAt?.toISOString() ?? null,
  };
}

export function toConflict(conflict: OpenConflict): z.input<typeof conflictSchema> {
  const { id, kind, event, resource, startsAt, endsAt, raisedAt } = conflict;
  return {
    id,
    kind,
    event: { ...event, start: event.start.toISOString(), end: event.end.toISOString() },
    person: resource,
    span: startsAt && endsAt ? { start: startsAt.toISOString(), end: endsAt.toISOString() } : null,
    raisedAt: raisedAt.toISOString(),
  };
}

export function toFeed({
  id,
  name,
  freeBusy,
  createdAt,
  lastReadAt,
}: ListedFeed): z.input<typeof feedSchema> {
  return {
    id,
    name,
    freeBusy,
    createdAt: createdAt.toISOString(),
    lastReadAt: lastReadAt?.toISOString() ?? null,
  };
}
