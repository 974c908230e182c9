import { z } from "@hono/zod-openapi";
import { instantSchema, spanSchema, timeSchema } from "../http/schemas.ts";

const providerSchema = z.enum(["google", "outlook", "caldav"]);

/** Why a calendar could not be read or written; `misconfigured` is for the operator to mend. */
const problemSchema = z
  .string()
  .nullable()
  .openapi({
    description:
      "Null: all is well. `reconnect`, `misconfigured`, `forbidden`, `notFound`, `rateLimited`, " +
      "`unavailable`, `timeout`, `malformed`, `refused`, `tooMuch` or `conflict`",
    example: "unavailable",
  });

const calendarSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string().nullable(),
    writable: z.boolean(),
    blocks: z.boolean().openapi({ description: "Its busy times block slots" }),
    receives: z.boolean().openapi({ description: "Our events are written to it" }),
    knownUntil: timeSchema.nullable().openapi({
      description: "Nothing later is known to be free. Null: it was not read yet",
    }),
    watched: z.boolean().openapi({ description: "Its provider tells us of changes" }),
    note: z.string().nullable().openapi({ description: "Time zones that could not be understood" }),
    problem: problemSchema,
    lastSyncAt: timeSchema.nullable(),
  })
  .openapi("ConnectedCalendar");

const connectionSchema = z
  .object({
    id: z.uuid(),
    provider: providerSchema,
    account: z.string(),
    state: z.enum(["connected", "failing", "reconnect"]),
    problem: problemSchema,
    lastSyncAt: timeSchema.nullable(),
    nextSyncAt: timeSchema.nullable(),
    calendars: z.array(calendarSchema),
  })
  .openapi("CalendarConnection");

export const calendarsSchema = z
  .object({
    providers: z.array(
      z.object({
        provider: providerSchema,
        setUp: z.boolean(),
        missing: z.array(z.string()).openapi({
          description: "The environment variables that would set it up",
        }),
      }),
    ),
    connections: z.array(connectionSchema),
  })
  .openapi("Calendars");

export const conflictSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["busy", "moved_outside", "deleted_outside"]),
    event: z.object({
      kind: z.enum(["interview", "appointment"]),
      id: z.uuid(),
      title: z.string(),
      ...spanSchema.shape,
      timeZone: z.string(),
      party: z.string().nullable().openapi({
        description: "The client or candidate; null once they were erased",
      }),
    }),
    person: z.object({ id: z.uuid(), name: z.string() }).openapi({
      description: "Whose calendar it is, by their resource",
    }),
    span: spanSchema.nullable().openapi({
      description: "The busy time, or where the event was moved to; null where it was deleted",
    }),
    raisedAt: timeSchema,
    whyNotMove: z.string().nullable().openapi({
      description: "Code of the refusal that moving the event would meet; null where I can move it",
      example: "RESCHEDULE_LIMIT_REACHED",
    }),
    whyNotCancel: z.string().nullable(),
  })
  .openapi("CalendarConflict");

export const conflictAlternativesSchema = z
  .object({
    times: z.array(spanSchema).openapi({
      description: "The nearest that suit the same people, ascending",
    }),
    standIns: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          timeZone: z.string(),
          loadMinutes: z.int().openapi({
            description: "Reserved in the week of the event, by whichever app",
          }),
        }),
      )
      .openapi({ description: "Who could take that seat at that time, the least busy first" }),
    told: z
      .array(z.object({ kind: z.enum(["member", "client", "candidate"]), name: z.string() }))
      .openapi({ description: "Who is told when the event is moved or cancelled" }),
  })
  .openapi("ConflictAlternatives");

export const conflictAnswerInput = z
  .discriminatedUnion("resolution", [
    z.object({ resolution: z.literal("dismissed") }),
    z.object({ resolution: z.literal("put_back") }),
    z.object({ resolution: z.literal("cancelled") }),
    z.object({ resolution: z.literal("rescheduled"), start: instantSchema }),
    z.object({
      resolution: z.literal("replaced"),
      resourceId: z.uuid().openapi({ description: "Of whoever stands in" }),
    }),
  ])
  .openapi("ConflictAnswer");

export const feedSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    freeBusy: z.boolean().openapi({ description: "Only when, not what or with whom" }),
    createdAt: timeSchema,
    lastReadAt: timeSchema.nullable(),
  })
  .openapi("CalendarFeed");
