import type { z } from "@hono/zod-openapi";
import type { ClientEntry } from "../use-cases/list-clients.ts";
import type { ClientView } from "../use-cases/view-client.ts";
import type { clientDetailsSchema, clientSchema } from "./client-schemas.ts";

/** @param viewerId The member who looks: they may take back their own notes. */
export function toClientDetails(
  { client, appointments, counts, notes, waiting }: ClientView,
  viewerId: string,
): z.infer<typeof clientDetailsSchema> {
  return {
    id: client.id,
    name: client.name,
    email: client.email,
    phone: client.phone,
    smsOptIn: client.smsOptInAt !== null,
    timeZone: client.timeZone,
    locale: client.locale,
    createdAt: client.createdAt.toISOString(),
    counts: { ...counts },
    appointments: appointments.map(({ appointment, hostName }) => ({
      id: appointment.id,
      title: appointment.title,
      status: appointment.status,
      start: appointment.scheduledStart.toISOString(),
      end: appointment.scheduledEnd.toISOString(),
      timeZone: appointment.timezone,
      hostName,
      price: appointment.price,
      currency: appointment.currency,
    })),
    notes: notes.map(({ note, authorName }) => ({
      id: note.id,
      text: note.text,
      author: authorName,
      isOwn: note.memberId === viewerId,
      at: note.createdAt.toISOString(),
    })),
    waiting: waiting.map((entry) => ({
      id: entry.id,
      serviceName: entry.serviceName,
      earliest: entry.earliest.toISOString(),
      latest: entry.latest.toISOString(),
      state: entry.state === "offered" ? "offered" : "waiting",
    })),
  };
}

export function toClient(entry: ClientEntry): z.infer<typeof clientSchema> {
  const { client, appointments, noShows, lastStart, nextStart } = entry;
  return {
    id: client.id,
    name: client.name,
    email: client.email,
    phone: client.phone,
    timeZone: client.timeZone,
    createdAt: client.createdAt.toISOString(),
    appointments,
    noShows,
    lastStart: lastStart?.toISOString() ?? null,
    nextStart: nextStart?.toISOString() ?? null,
  };
}
