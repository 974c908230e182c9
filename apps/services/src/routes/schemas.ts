import { smsNumber } from "@convene/notifications";
import {
  eventPlacesSchema,
  generalReasonSchema,
  hostReasonSchema,
  instantSchema,
  localeSchema,
  remindersSchema,
  spanSchema,
  timeSchema,
  timeZoneSchema,
} from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

export const slugParams = z.object({
  slug: z.string().min(1).max(100).openapi({ example: "harbour-health" }),
});
export const tokenParams = z.object({
  token: z.string().min(1).max(2_000).openapi({ description: "Of the link in the client's mails" }),
});

/** Of money: minor units. */
export const amountSchema = z.int().min(0).max(100_000_000);

const personSchema = z.object({ id: z.uuid(), name: z.string() });

export const serviceSchema = z
  .object({
    id: z.uuid(),
    name: z.string().openapi({ example: "Physiotherapy assessment" }),
    description: z.string().nullable(),
    category: z.string().nullable(),
    location: z.string().nullable(),
    colour: z.string(),
    durationMinutes: z.int().openapi({ example: 60 }),
    price: z.int().openapi({ description: "Minor units", example: 12_000 }),
    currency: z.string().openapi({ example: "CAD" }),
    horizonDays: z.int(),
    changeNoticeMinutes: z.int(),
    hosts: z.array(personSchema).openapi({ description: "Who gives it" }),
  })
  .openapi("Service");

export const organisationSchema = z
  .object({
    name: z.string(),
    slug: z.string(),
    timeZone: z.string(),
    locale: z.string(),
    accentColour: z.string().nullable(),
    logoUrl: z.string().nullable(),
  })
  .openapi("PublicOrganisation");

export const slotSchema = z
  .object({
    start: timeSchema,
    end: timeSchema,
    hostIds: z.array(z.uuid()).openapi({ description: "Who could give it then" }),
    sessionId: z.uuid().optional().openapi({ description: "The session that a place is taken in" }),
    placesLeft: z.int().optional().openapi({
      description: "Where clients share it: how many more can come",
    }),
  })
  .openapi("Slot");

export const slotsSchema = z
  .object({
    slots: z.array(slotSchema),
    nextFree: timeSchema.nullable().openapi({
      description: "Where the range has no slot: the first one after it",
    }),
    horizon: timeSchema.openapi({ description: "No slot ends later" }),
  })
  .openapi("Slots");

export const rangeQuery = z.object({ from: instantSchema, to: instantSchema });

export const slotsQuery = rangeQuery.extend({
  serviceId: z.uuid(),
  hostId: z.uuid().optional().openapi({ description: "Left out: anyone who gives the service" }),
  holdId: z.uuid().optional().openapi({ description: "One's own hold: not in its own way" }),
});

export const holdInput = z
  .object({
    serviceId: z.uuid(),
    hostId: z.uuid().optional().openapi({ description: "Left out: anyone who gives the service" }),
    start: instantSchema,
    replaces: z.uuid().optional().openapi({ description: "One's earlier hold" }),
  })
  .openapi("HoldRequest");

export const holdSchema = z
  .object({
    holdId: z.uuid().openapi({ description: "Whoever knows it may book the slot" }),
    hostId: z.uuid(),
    start: timeSchema,
    end: timeSchema,
    expiresAt: timeSchema,
  })
  .openapi("Hold");

const phoneSchema = z
  .string()
  .trim()
  .min(4)
  .max(40)
  .regex(/^[+\d][\d ()./-]*$/, "is not a phone number")
  .openapi({ example: "+1 416 555 0134" });

export const clientInput = z.object({
  name: z.string().trim().min(1).max(200).openapi({ example: "Ana Costa" }),
  email: z.email().max(254).openapi({ example: "ana@example.com" }),
  phone: phoneSchema.optional(),
  locale: localeSchema
    .default("en")
    .openapi({ description: "Language of the mails", example: "fr" }),
});

/** Of visitors, whose forms ask for nothing larger. */
const answerNumber = z.number().min(-1e15).max(1e15);
const MOST_ANSWERS = 100;

const bookingFields = z.object({
  serviceId: z.uuid(),
  hostId: z.uuid().optional().openapi({ description: "Left out: anyone who gives the service" }),
  start: instantSchema,
  timeZone: timeZoneSchema,
  holdId: z.uuid().optional(),
  notes: z.string().trim().max(2_000).optional(),
  answers: z
    .record(z.string().max(40), z.union([z.string().max(2_000), answerNumber, z.boolean()]))
    .refine((answers) => Object.keys(answers).length <= MOST_ANSWERS, "has too many answers")
    .optional()
    .openapi({
      maxProperties: MOST_ANSWERS,
      description: "To what the service asks, by the fields' ids",
    }),
  smsOptIn: z.boolean().default(false).openapi({
    description:
      "Whether the client agrees to text messages; the phone then needs its country's code",
  }),
});

export function canGetTexts(booking: {
  smsOptIn: boolean;
  client: { phone?: string | undefined };
}) {
  return !booking.smsOptIn || smsNumber(booking.client.phone ?? null) !== null;
}
export const needsSmsNumber = {
  message: "A number with its country's code, such as +1 416 555 0134, to get text messages",
  path: ["client", "phone"],
};

export const bookingInput = bookingFields
  .extend({
    client: clientInput,
    payment: z.enum(["later", "card"]).default("later").openapi({
      description: "`card`: where something is due at booking, it waits for that",
    }),
  })
  .refine(canGetTexts, needsSmsNumber)
  .openapi("Booking");

/** As by phone: who gives no address gives a number. */
export const staffClientInput = clientInput
  .extend({ email: clientInput.shape.email.optional() })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, {
    message: "An address or a phone number",
    path: ["email"],
  });

export const staffBookingInput = bookingFields
  .extend({
    client: staffClientInput,
    price: amountSchema.optional().openapi({
      description: "As agreed; left out: the service's. Minor units",
    }),
  })
  .refine(canGetTexts, needsSmsNumber)
  .openapi("StaffBooking");

export const editInput = z
  .object({
    start: instantSchema.optional().openapi({
      description: "Another time besides; by itself, reschedule counts it as one of the moves",
    }),
    durationMinutes: z.int().min(5).max(1_440).optional(),
    hostId: z.uuid().optional().openapi({ description: "Who gives it" }),
    location: z.string().trim().max(500).nullable().optional(),
    notes: z.string().trim().max(2_000).nullable().optional(),
    price: amountSchema.optional().openapi({ description: "Minor units" }),
    reason: z.string().trim().max(500).optional(),
  })
  .openapi("AppointmentEdit");

export const moveInput = z
  .object({ start: instantSchema, reason: z.string().trim().max(500).optional() })
  .openapi("Move");

export const cancelInput = z
  .object({ reason: z.string().trim().max(500).optional() })
  .openapi("Cancellation");

export const staffCancelInput = cancelInput
  .extend({
    refund: z
      .object({ amount: amountSchema })
      .optional()
      .openapi({ description: "By managers: what goes back, in minor units. Default: all" }),
  })
  .openapi("StaffCancellation");

export const statusSchema = z.enum([
  "pending",
  "confirmed",
  "in_progress",
  "completed",
  "cancelled",
  "no_show",
]);

const changesSchema = z
  .object({
    whyNotMove: z.string().nullable().openapi({
      description: "Code of the refusal that moving would meet; null where it can be moved",
      example: "TOO_LATE_TO_CHANGE",
    }),
    whyNotCancel: z.string().nullable(),
    changeableUntil: timeSchema.openapi({ description: "For the client" }),
    remainingReschedules: z.int().nullable().openapi({ description: "Null: without limit" }),
  })
  .openapi("PossibleChanges");

const appointmentFields = {
  id: z.uuid(),
  title: z.string(),
  status: statusSchema,
  start: timeSchema,
  end: timeSchema,
  timeZone: z.string().openapi({ description: "In which it was made" }),
  location: z.string().nullable(),
  notes: z.string().nullable(),
  price: z.int().openapi({ description: "Minor units" }),
  currency: z.string(),
  dueAtBooking: z.int().openapi({ description: "Of the price; minor units" }),
  payBy: timeSchema.nullable().openapi({ description: "Pending until it is paid, given up then" }),
  serviceId: z.uuid(),
  sessionId: z.uuid().nullable().openapi({ description: "The session that it is a place in" }),
  answers: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
    }),
  ),
  host: personSchema.extend({ timeZone: z.string() }),
  changes: changesSchema,
};

const calendarLinksSchema = z.object({
  google: z.url(),
  outlook: z.url(),
  office365: z.url(),
  yahoo: z.url(),
  ics: z.url(),
});

/** What the client sees. */
export const clientAppointmentSchema = z
  .object({
    ...appointmentFields,
    opensClient: z
      .boolean()
      .openapi({ description: "Whether the link opens the client's preferences, too" }),
    client: z
      .object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
      .nullable()
      .openapi({ description: "Null where the link opens the appointment and nothing else" }),
    organisation: organisationSchema,
    service: serviceSchema.pick({ description: true, horizonDays: true }),
    meetingUrl: z.string().nullable().openapi({ description: "Of its online room" }),
    roomFollows: z.boolean().openapi({
      description: "It takes place online, and the link is not there yet",
    }),
    calendarLinks: calendarLinksSchema
      .nullable()
      .openapi({ description: "Null once it is cancelled" }),
  })
  .openapi("ClientAppointment");

export const bookedSchema = z
  .object({
    token: z.string().openapi({ description: "Opens /api/manage/{token}" }),
    appointment: clientAppointmentSchema,
  })
  .openapi("Booked");

/** What happens to appointments; interviews know further kinds. */
export const historyKindSchema = z.enum([
  "booked",
  "confirmed",
  "rescheduled",
  "cancelled",
  "started",
  "completed",
  "no_show",
  "edited",
  "paid",
  "refunded",
]);

/** What the staff sees. */
export const staffAppointmentSchema = z
  .object({
    ...appointmentFields,
    seriesId: z.uuid().nullable().openapi({ description: "The series that it is one of" }),
    series: z
      .object({
        rule: z.string().openapi({ description: "RFC 5545 RRULE" }),
        timeZone: z.string(),
        startLocal: z.string().openapi({ description: "Of the first one, local to `timeZone`" }),
        position: z.int().nullable().openapi({
          description: "Which one it is, from 1; null where the series ended before it",
        }),
        total: z.int().nullable().openapi({ description: "Null: without end" }),
      })
      .nullable(),
    actualStart: timeSchema.nullable(),
    actualEnd: timeSchema.nullable(),
    cancellationReason: z.string().nullable(),
    client: personSchema.extend({
      email: z.string().nullable(),
      phone: z.string().nullable(),
      smsOptIn: z.boolean().openapi({ description: "Whether they agreed to text messages" }),
      timeZone: z.string(),
    }),
    reminders: remindersSchema,
    places: eventPlacesSchema,
    nextStatuses: z.array(statusSchema),
    history: z.array(
      z.object({
        kind: historyKindSchema,
        at: timeSchema,
        byKind: z.enum(["member", "client", "candidate", "system"]),
        byName: z.string().nullable(),
        reason: z.string().nullable(),
        startBefore: timeSchema.nullable(),
        startAfter: timeSchema.nullable(),
        details: z.record(z.string(), z.unknown()).nullable().openapi({
          description: "What else was changed, each as before and after",
        }),
      }),
    ),
  })
  .openapi("StaffAppointment");

/** A session that several clients share. */
export const sessionSchema = z
  .object({
    id: z.uuid(),
    serviceId: z.uuid(),
    title: z.string(),
    start: timeSchema,
    end: timeSchema,
    timeZone: z.string(),
    hostId: z.uuid(),
    hostName: z.string(),
    colour: z.string(),
    capacity: z.int(),
    placesTaken: z.int().openapi({ description: "Held ones included" }),
    planned: z.boolean().openapi({ description: "It stays when nobody is in it" }),
    isCancelled: z.boolean(),
    clients: z.array(
      z.object({
        appointmentId: z.uuid(),
        clientId: z.uuid(),
        name: z.string(),
        status: statusSchema,
      }),
    ),
  })
  .openapi("Session");

export const staffCalendarSchema = z
  .object({
    people: z.array(
      personSchema.extend({
        timeZone: z.string(),
        open: z
          .array(spanSchema)
          .openapi({ description: "Working hours within the range, with their overrides" }),
      }),
    ),
    appointments: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        status: statusSchema,
        start: timeSchema,
        end: timeSchema,
        hostId: z.uuid(),
        hostName: z.string(),
        serviceId: z.uuid(),
        clientName: z.string(),
        clientTimeZone: z.string(),
        isRepeating: z.boolean().openapi({ description: "It belongs to a series" }),
        colour: z.string(),
      }),
    ),
    sessions: z.array(sessionSchema).openapi({
      description: "Each with its clients, whose appointments are not listed again",
    }),
    taken: z
      .array(
        z.object({
          id: z.uuid(),
          hostId: z.uuid(),
          kind: z.enum(["elsewhere", "hold", "external", "timeOff"]),
          start: timeSchema,
          end: timeSchema,
        }),
      )
      .openapi({ description: "Whatever else takes these people's time" }),
  })
  .openapi("StaffCalendar");

export const explainInput = z
  .object({
    serviceId: z.uuid(),
    hostId: z.uuid().optional().openapi({ description: "Left out: anyone who gives the service" }),
    start: instantSchema,
  })
  .openapi("ExplainRequest");

const explainedSchema = personSchema.extend({ reasons: z.array(hostReasonSchema) });

export const explanationSchema = z
  .object({
    start: timeSchema,
    end: timeSchema,
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    offered: z.boolean(),
    sessionId: z.uuid().nullable(),
    reasons: z.array(generalReasonSchema),
    hosts: z.array(explainedSchema),
    needs: z
      .array(
        z.object({
          position: z.int(),
          missing: z.boolean().openapi({ description: "None of them can be had" }),
          resources: z.array(explainedSchema),
        }),
      )
      .openapi({ description: "The rooms and devices that it takes" }),
  })
  .openapi("Explanation");
