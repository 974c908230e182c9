import type { Work } from "@convene/prisma";
import { findClient } from "./find-client.ts";

/**
 * All that is kept about a client, for themselves: as they may ask for it (GDPR, articles 15 and 20).
 * Instants are UTC, money is in minor units.
 *
 * @throws NotFoundError
 */
export async function exportClient(work: Work, clientId: string) {
  const { tx } = work;
  const client = await findClient(work, clientId);
  const appointments = await tx.appointment.findMany({
    where: { clientId },
    orderBy: { scheduledStart: "asc" },
    include: {
      host: { select: { name: true } },
      changes: { orderBy: { at: "asc" } },
      payments: { include: { refunds: true }, orderBy: { createdAt: "asc" } },
    },
  });
  const recipient = { recipientKind: "client", recipientId: clientId } as const;
  const messages = await tx.notification.findMany({
    where: recipient,
    orderBy: { createdAt: "asc" },
  });
  const preferences = await tx.notificationPreference.findMany({ where: recipient });
  const notes = await tx.clientNote.findMany({
    where: { clientId },
    orderBy: { createdAt: "asc" },
  });
  const waiting = await tx.waitingEntry.findMany({
    where: { clientId },
    include: { service: { select: { name: true } } },
  });
  return {
    exportedAt: work.now,
    client: {
      name: client.name,
      email: client.email,
      phone: client.phone,
      agreedToTextMessagesAt: client.smsOptInAt,
      timeZone: client.timeZone,
      language: client.locale,
      since: client.createdAt,
    },
    appointments: appointments.map((appointment) => ({
      title: appointment.title,
      with: appointment.host.name,
      status: appointment.status,
      start: appointment.scheduledStart,
      end: appointment.scheduledEnd,
      timeZone: appointment.timezone,
      location: appointment.location,
      notes: appointment.notes,
      answers: appointment.answers,
      price: { amount: appointment.price, currency: appointment.currency },
      startedAt: appointment.actualStart,
      finishedAt: appointment.actualEnd,
      cancelledAt: appointment.cancelledAt,
      cancellationReason: appointment.cancellationReason,
      history: appointment.changes.map(({ kind, actorKind, reason, at }) => ({
        kind,
        by: actorKind,
        reason,
        at,
      })),
      payments: appointment.payments.map((payment) => ({
        receiptNumber: payment.receiptNumber,
        amount: payment.amount,
        currency: payment.currency,
        method: payment.method,
        state: payment.state,
        at: payment.succeededAt ?? payment.createdAt,
        refunds: payment.refunds.map(({ amount, state, reason, createdAt }) => ({
          amount,
          state,
          reason,
          at: createdAt,
        })),
      })),
    })),
    waitingList: waiting.map((entry) => ({
      service: entry.service.name,
      from: entry.earliest,
      until: entry.latest,
      state: entry.state,
      note: entry.note,
      since: entry.createdAt,
    })),
    notes: notes.map(({ text, createdAt }) => ({ text, at: createdAt })),
    messages: messages.map((message) => ({
      kind: message.kind,
      channel: message.channel,
      to: message.address,
      subject: message.subject,
      text: message.text,
      state: message.state,
      at: message.createdAt,
    })),
    preferences: preferences.map(({ kind, channel, enabled }) => ({ kind, channel, enabled })),
  };
}
