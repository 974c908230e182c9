import {
  type CalendarEvent,
  CalendarEventGenerator,
  eventUid,
  generateCalendarLinks,
} from "@convene/calendar";
import type { ReminderMoment } from "@convene/notifications";
import type { GeneralReason } from "@convene/scheduling-core";
import { type eventPlacesSchema, toReminders } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { appointmentStatus } from "../domain/appointment-status.ts";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import { placeInSeries } from "../domain/series-rule.ts";
import { storedAnswers } from "../domain/service-fields.ts";
import type { ExplainedSlot } from "../use-cases/explain-slot.ts";
import type { FoundSlots } from "../use-cases/find-slots.ts";
import type { Hold } from "../use-cases/hold-slot.ts";
import type { StaffCalendar } from "../use-cases/list-appointments.ts";
import type { ServiceEntry } from "../use-cases/list-services.ts";
import type { AppointmentView, PossibleChanges } from "../use-cases/view-appointment.ts";
import type { OrganisationEntry } from "../use-cases/view-organisation.ts";
import type { SessionEntry } from "../use-cases/view-session.ts";
import {
  type clientAppointmentSchema,
  type explanationSchema,
  historyKindSchema,
  type holdSchema,
  type organisationSchema,
  type serviceSchema,
  type sessionSchema,
  type slotSchema,
  type slotsSchema,
  type staffAppointmentSchema,
  type staffCalendarSchema,
} from "./schemas.ts";

/** What a change's row says besides. */
const detailsSchema = z.record(z.string(), z.unknown()).nullable();

/** An organisation must have an address to invite from, even where it gave none. */
const NO_REPLY = "no-reply@convene.invalid";

export function toService({ service, hosts }: ServiceEntry): z.infer<typeof serviceSchema> {
  return {
    id: service.id,
    name: service.name,
    description: service.description,
    category: service.category,
    location: service.location,
    colour: service.colour,
    durationMinutes: service.durationMinutes,
    price: service.price,
    currency: service.currency,
    horizonDays: service.horizonDays,
    changeNoticeMinutes: service.changeNoticeMinutes,
    hosts: hosts.map(({ id, name }) => ({ id, name })),
  };
}

export function toOrganisation({
  tenant,
  slug,
}: OrganisationEntry): z.infer<typeof organisationSchema> {
  const { name, timeZone, locale, accentColour, logoUrl } = tenant;
  return { name, slug, timeZone, locale, accentColour, logoUrl };
}

export function toSlot({ start, end, ...slot }: OfferedSlot): z.infer<typeof slotSchema> {
  return { ...slot, start: start.toISOString(), end: end.toISOString() };
}

export function toSlots({ slots, nextFree, horizon }: FoundSlots): z.infer<typeof slotsSchema> {
  return {
    slots: slots.map(toSlot),
    nextFree: nextFree?.toISOString() ?? null,
    horizon: horizon.toISOString(),
  };
}

export function toHold(hold: Hold): z.infer<typeof holdSchema> {
  return {
    holdId: hold.holdId,
    hostId: hold.hostId,
    start: hold.start.toISOString(),
    end: hold.end.toISOString(),
    expiresAt: hold.expiresAt.toISOString(),
  };
}

/** @param icsUrl Where the calendar file can be had. */
export function toClientAppointment(
  view: AppointmentView,
  organisation: OrganisationEntry,
  { icsUrl, opensClient }: { readonly icsUrl: string; readonly opensClient: boolean },
): z.infer<typeof clientAppointmentSchema> {
  const { appointment, service, client, room } = view;
  const { name, email, phone } = client;
  return {
    ...toAppointment(view),
    client: opensClient ? { name, email, phone } : null,
    meetingUrl: room?.joinUrl ?? null,
    roomFollows: room !== null && room.joinUrl === null,
    opensClient,
    organisation: toOrganisation(organisation),
    service: { description: service.description, horizonDays: service.horizonDays },
    calendarLinks:
      appointment.status === "cancelled"
        ? null
        : generateCalendarLinks(toCalendarEvent(view, organisation), { icsUrl }),
  };
}

/** The appointment as a calendar file to keep, without asking anybody for an answer. */
export function toCalendarFile(view: AppointmentView, organisation: OrganisationEntry): string {
  return new CalendarEventGenerator(toCalendarEvent(view, organisation)).generateICalendar();
}

function toCalendarEvent(
  { appointment, host, room }: AppointmentView,
  { tenant }: OrganisationEntry,
): CalendarEvent {
  const joinUrl = room?.joinUrl ?? null;
  const place = appointment.location ?? joinUrl;
  return {
    uid: eventUid(appointment.id),
    sequence: appointment.version,
    title: `${appointment.title} · ${host.name}`,
    ...(place !== null && { location: place }),
    ...(joinUrl !== null && { description: joinUrl, url: joinUrl }),
    start: appointment.scheduledStart,
    end: appointment.scheduledEnd,
    timeZone: appointment.timezone,
    organizer: { name: tenant.name, email: tenant.replyTo ?? NO_REPLY },
    attendees: [],
    status: appointment.status === "cancelled" ? "cancelled" : "confirmed",
    method: "PUBLISH",
    stamp: appointment.cancelledAt ?? appointment.lastRescheduledAt ?? appointment.createdAt,
  };
}

export function toStaffAppointment(
  view: AppointmentView,
  reminders: readonly ReminderMoment[],
  places: z.infer<typeof eventPlacesSchema>,
): z.infer<typeof staffAppointmentSchema> {
  const { appointment, client, history } = view;
  return {
    ...toAppointment(view),
    seriesId: appointment.seriesId,
    series: toSeriesPlace(view),
    actualStart: appointment.actualStart?.toISOString() ?? null,
    actualEnd: appointment.actualEnd?.toISOString() ?? null,
    cancellationReason: appointment.cancellationReason,
    client: {
      id: client.id,
      name: client.name,
      email: client.email,
      phone: client.phone,
      smsOptIn: client.smsOptInAt !== null,
      timeZone: client.timeZone,
    },
    reminders: toReminders(appointment, reminders),
    places,
    nextStatuses: [...appointmentStatus.nextStatuses(appointment.status)],
    history: history.map(({ eventId: _, ...entry }) => ({
      ...entry,
      kind: historyKindSchema.parse(entry.kind),
      at: entry.at.toISOString(),
      startBefore: entry.startBefore?.toISOString() ?? null,
      startAfter: entry.startAfter?.toISOString() ?? null,
      details: detailsSchema.parse(entry.details),
    })),
  };
}

function toSeriesPlace({ series, appointment: { occurrenceAt } }: AppointmentView) {
  if (!series) return null;
  const { rule, timezone: timeZone, startLocal } = series;
  const place = occurrenceAt && placeInSeries(series, occurrenceAt);
  return {
    rule,
    timeZone,
    startLocal,
    position: place?.position ?? null,
    total: place?.total ?? null,
  };
}

function toAppointment({ appointment, host, changes }: AppointmentView) {
  return {
    id: appointment.id,
    title: appointment.title,
    status: appointment.status,
    start: appointment.scheduledStart.toISOString(),
    end: appointment.scheduledEnd.toISOString(),
    timeZone: appointment.timezone,
    location: appointment.location,
    notes: appointment.notes,
    price: appointment.price,
    currency: appointment.currency,
    dueAtBooking: appointment.dueAtBooking,
    payBy: appointment.payBy?.toISOString() ?? null,
    serviceId: appointment.serviceId,
    sessionId: appointment.sessionId,
    answers: storedAnswers(appointment.answers),
    host: { id: host.id, name: host.name, timeZone: host.timeZone },
    changes: toChanges(changes),
  };
}

function toChanges(changes: PossibleChanges) {
  return {
    whyNotMove: changes.whyNotMove?.code ?? null,
    whyNotCancel: changes.whyNotCancel?.code ?? null,
    changeableUntil: changes.changeableUntil.toISOString(),
    remainingReschedules: changes.remainingReschedules,
  };
}

export function toStaffCalendar({
  people,
  appointments,
  sessions,
  taken,
}: StaffCalendar): z.infer<typeof staffCalendarSchema> {
  return {
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      timeZone: person.timeZone,
      open: person.open.map(toSpan),
    })),
    appointments: appointments.map(
      ({ appointment, clientName, clientTimeZone, hostName, colour }) => ({
        id: appointment.id,
        title: appointment.title,
        status: appointment.status,
        start: appointment.scheduledStart.toISOString(),
        end: appointment.scheduledEnd.toISOString(),
        hostId: appointment.hostResourceId,
        hostName,
        serviceId: appointment.serviceId,
        clientName,
        clientTimeZone,
        isRepeating: appointment.seriesId !== null,
        colour,
      }),
    ),
    sessions: sessions.map(toSession),
    taken: taken.map(({ resourceId, ...time }) => ({
      ...time,
      hostId: resourceId,
      start: time.start.toISOString(),
      end: time.end.toISOString(),
    })),
  };
}

export function toSession(entry: SessionEntry): z.infer<typeof sessionSchema> {
  const { session, title, colour, hostName, clients, placesTaken } = entry;
  return {
    id: session.id,
    serviceId: session.serviceId,
    title,
    start: session.scheduledStart.toISOString(),
    end: session.scheduledEnd.toISOString(),
    timeZone: session.timezone,
    hostId: session.hostResourceId,
    hostName,
    colour,
    capacity: session.capacity,
    placesTaken,
    planned: session.planned,
    isCancelled: session.cancelledAt !== null,
    clients: [...clients],
  };
}

export function toExplanation(explained: ExplainedSlot): z.infer<typeof explanationSchema> {
  return {
    start: explained.start.toISOString(),
    end: explained.end.toISOString(),
    bufferBeforeMinutes: explained.bufferBeforeMinutes,
    bufferAfterMinutes: explained.bufferAfterMinutes,
    offered: explained.offered,
    sessionId: explained.sessionId,
    reasons: explained.reasons.map(toGeneralReason),
    hosts: explained.hosts.map(toExplained),
    needs: explained.needs.map((need) => ({ ...need, resources: need.resources.map(toExplained) })),
  };
}

function toExplained({ id, name, reasons }: ExplainedSlot["hosts"][number]) {
  return {
    id,
    name,
    reasons: reasons.map((reason) =>
      reason.reason === "busy"
        ? { reason: reason.reason, interval: toSpan(reason.interval) }
        : reason,
    ),
  };
}

function toGeneralReason(
  reason: GeneralReason,
): z.infer<typeof explanationSchema>["reasons"][number] {
  switch (reason.reason) {
    case "outsideRange":
      return { reason: reason.reason, range: toSpan(reason.range) };
    case "beforeNotice":
      return { reason: reason.reason, earliest: reason.earliest.toISOString() };
    case "beyondHorizon":
      return { reason: reason.reason, latest: reason.latest.toISOString() };
    case "offGrid":
    case "tooFewHosts":
      return reason;
  }
}

function toSpan({ start, end }: { readonly start: Date; readonly end: Date }) {
  return { start: start.toISOString(), end: end.toISOString() };
}
