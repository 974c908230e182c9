import type {
  ListedCalendar,
  ListedConnection,
  ListedFeed,
  OpenConflict,
} from "@convene/calendar/connected";
import type { Recipient } from "@convene/notifications";
import type { Interval } from "@convene/scheduling-core";
import type { z } from "@hono/zod-openapi";
import type { ServerEnv } from "../env.ts";
import type { Kit } from "../kit.ts";
import type {
  calendarsSchema,
  conflictAlternativesSchema,
  conflictSchema,
  feedSchema,
} from "./calendar-schemas.ts";
import type { PossibleEventChanges, StandIn } from "./event-changes.ts";

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

export function toConflict(
  conflict: OpenConflict,
  { whyNotMove, whyNotCancel }: PossibleEventChanges,
): z.input<typeof conflictSchema> {
  const { id, kind, event, party, resource, startsAt, endsAt, raisedAt } = conflict;
  const { row } = event;
  return {
    id,
    kind,
    event: {
      kind: event.kind,
      id: row.id,
      title: row.title,
      ...toSpan({ start: row.scheduledStart, end: row.scheduledEnd }),
      timeZone: row.timezone,
      party,
    },
    person: resource,
    span: startsAt && endsAt ? toSpan({ start: startsAt, end: endsAt }) : null,
    raisedAt: raisedAt.toISOString(),
    whyNotMove,
    whyNotCancel,
  };
}

export function toConflictAlternatives({
  times,
  standIns,
  told,
}: {
  readonly times: readonly Interval[];
  readonly standIns: readonly StandIn[];
  readonly told: readonly Recipient[];
}): z.infer<typeof conflictAlternativesSchema> {
  return {
    times: times.map(toSpan),
    standIns: standIns.map(({ id, name, timeZone, loadMinutes }) => ({
      id,
      name,
      timeZone,
      loadMinutes,
    })),
    told: told.map(({ kind, name }) => ({ kind, name })),
  };
}

function toSpan({ start, end }: Interval) {
  return { start: start.toISOString(), end: end.toISOString() };
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
