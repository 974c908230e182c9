import type { ScheduledEvent, Transaction } from "@convene/prisma";
import { addHours, addMinutes, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { loadEventParties } from "../facts/load-event-parties.ts";
import type { Recipient } from "../recipient.ts";
import type { SchedulingNotificationService } from "../service/scheduling-notification-service.ts";
import { type DemoEvents, readDemoEvents, reminderMoment } from "./demo-events.ts";
import { hiringNotices } from "./hiring-notices.ts";

/** Something that people were told, and when. */
export interface DemoNotice {
  readonly at: Date;
  readonly tell: (service: SchedulingNotificationService) => Promise<unknown>;
}

const DAYS_OF_MONEY = 6;
const MOST_RECEIPTS = 8;
const OFFERED_MINUTES_AGO = 25;

export interface DemoWorld {
  readonly tx: Transaction;
  readonly now: Date;
  readonly urls: { readonly ats: string; readonly services: string };
}

/** What a demo organisation told people in the last days, in the order in which it did. */
export async function demoNotices(world: DemoWorld): Promise<DemoNotice[]> {
  const { tx, now } = world;
  const { booked, moved, cancelled, past } = await readDemoEvents(tx, now);
  const notices: DemoNotice[] = [
    ...booked.map((event) => ({
      at: event.row.createdAt,
      tell: (service: SchedulingNotificationService) =>
        service.sendToAll(event, { kind: "confirmation" }),
    })),
    ...moved.map(({ event, previousStart }) => ({
      at: event.row.lastRescheduledAt ?? event.row.createdAt,
      tell: (service: SchedulingNotificationService) =>
        service.sendToAll(event, { kind: "reschedule", previousStart }),
    })),
    ...cancelled.map((event) => ({
      at: event.row.cancelledAt ?? event.row.createdAt,
      tell: (service: SchedulingNotificationService) =>
        service.sendToAll(event, {
          kind: "cancellation",
          reason: event.row.cancellationReason ?? undefined,
        }),
    })),
    ...past.flatMap((event, index) => remindersOf(event, index)),
    ...(await feedbackFor(world, past)),
    ...(await moneyOf(world, { past, cancelled })),
    ...(await heldTimes(world, booked)),
    ...(await offeredSlots(world, booked)),
    ...(await hiringNotices(world)),
    ...(await lostCalendars(world)),
  ];
  return notices.filter(({ at }) => at < now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Every fifth event's day-before reminder was overtaken by the one an hour before. */
function remindersOf(event: ScheduledEvent, index: number): DemoNotice[] {
  const overtaken = index % 5 === 4;
  return [
    ...(overtaken
      ? [
          {
            at: reminderMoment(event, 60),
            tell: (service: SchedulingNotificationService) =>
              service.recordPassedOver(event, [1_440]),
          },
        ]
      : []),
    ...(overtaken ? [60] : [1_440, 60]).map((offsetMinutes) => ({
      at: reminderMoment(event, offsetMinutes),
      tell: (service: SchedulingNotificationService) =>
        service.sendToAll(event, { kind: "reminder", offsetMinutes }),
    })),
  ];
}

async function feedbackFor(
  { tx, urls }: DemoWorld,
  past: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const notices: DemoNotice[] = [];
  for (const event of past.filter(({ kind }) => kind === "interview").slice(-4)) {
    const { members } = await loadEventParties(tx, event);
    const feedbackUrl = `${urls.ats}/calendar`;
    for (const member of members) {
      notices.push({
        at: addHours(event.row.scheduledEnd, 1),
        tell: (service) =>
          service.sendFeedbackDue(event, member, { offsetMinutes: 60, feedbackUrl }),
      });
    }
  }
  return notices;
}

/** What was really paid and given back lately; in an organisation that took no money, as if it had. */
async function moneyOf(
  world: DemoWorld,
  events: Pick<DemoEvents, "past" | "cancelled">,
): Promise<DemoNotice[]> {
  const { tx, now } = world;
  const payments = await tx.payment.findMany({
    where: { state: "succeeded", succeededAt: { gt: subDays(now, DAYS_OF_MONEY) } },
    include: { appointment: true },
    orderBy: { succeededAt: "desc" },
    take: MOST_RECEIPTS,
  });
  if (payments.length === 0) {
    const { past, cancelled } = events;
    return [...(await receiptsFor(world, past)), ...(await refundsFor(world, cancelled))];
  }
  const notices: DemoNotice[] = [];
  for (const { appointment, ...payment } of payments) {
    const event = { kind: "appointment", row: appointment } as const;
    const { outside } = await loadEventParties(tx, event);
    const { id, amount, currency, method, receiptNumber: number, succeededAt: at } = payment;
    if (!outside || !at || number === null) continue;
    const due = appointment.status === "completed" ? 0 : Math.max(0, appointment.price - amount);
    const receipt = { id, amount, currency, method, number, due, receiptUrl: null };
    notices.push({ at, tell: (service) => service.sendReceipt(event, outside, receipt) });
  }
  const refunds = await tx.refund.findMany({
    where: { state: "succeeded", settledAt: { gt: subDays(now, DAYS_OF_MONEY) } },
    include: { payment: { include: { appointment: true } } },
  });
  for (const { payment, id, amount, currency, settledAt: at } of refunds) {
    const event = { kind: "appointment", row: payment.appointment } as const;
    const { outside } = await loadEventParties(tx, event);
    if (!outside || !at) continue;
    const refund = { id, amount, currency, paid: payment.amount, receiptUrl: null };
    notices.push({ at, tell: (service) => service.sendRefundMade(event, outside, refund) });
  }
  return notices;
}

/** Paid by card when they left. */
async function receiptsFor(
  { tx }: DemoWorld,
  past: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const notices: DemoNotice[] = [];
  for (const event of past) {
    if (event.kind !== "appointment" || event.row.price === 0) continue;
    const { outside } = await loadEventParties(tx, event);
    if (!outside) continue;
    const { price: amount, currency, scheduledEnd } = event.row;
    const receipt = {
      id: uuidv7(),
      amount,
      currency,
      method: "card",
      number: notices.length + 1,
      due: 0,
      receiptUrl: null,
    } as const;
    notices.push({
      at: addMinutes(scheduledEnd, 5),
      tell: (service) => service.sendReceipt(event, outside, receipt),
    });
  }
  return notices;
}

/** All of the price: whoever cancels early pays nothing. */
async function refundsFor(
  { tx }: DemoWorld,
  cancelled: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const notices: DemoNotice[] = [];
  for (const event of cancelled) {
    if (event.kind !== "appointment" || event.row.price === 0 || !event.row.cancelledAt) continue;
    const { outside } = await loadEventParties(tx, event);
    if (!outside) continue;
    const { price: amount, currency, cancelledAt } = event.row;
    const refund = { id: uuidv7(), amount, currency, paid: amount, receiptUrl: null };
    notices.push({
      at: addMinutes(cancelledAt, 5),
      tell: (service) => service.sendRefundMade(event, outside, refund),
    });
  }
  return notices;
}

/** Somebody in each product took a while to decide, and then booked after all. */
async function heldTimes(
  { tx, urls }: DemoWorld,
  booked: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const notices: DemoNotice[] = [];
  for (const kind of ["interview", "appointment"] as const) {
    const event = booked.findLast((candidate) => candidate.kind === kind);
    const outside = event && (await loadEventParties(tx, event)).outside;
    if (!event || !outside) continue;
    const { title, location, scheduledStart, scheduledEnd, timezone, createdAt } = event.row;
    const hold = {
      id: uuidv7(),
      title,
      start: scheduledStart,
      end: scheduledEnd,
      timeZone: timezone,
      location,
      expiresAt: addMinutes(createdAt, 5),
      bookUrl: kind === "interview" ? urls.ats : urls.services,
    };
    notices.push({
      at: addMinutes(createdAt, -10),
      tell: (service) => service.sendHoldExpiring(hold, outside),
    });
  }
  return notices;
}

/** Whoever waits and is offered a time at the moment; else as if somebody had been, and took it. */
async function offeredSlots(
  world: DemoWorld,
  booked: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const { tx, now, urls } = world;
  const entries = await tx.waitingEntry.findMany({
    where: { state: "offered" },
    include: { service: true, client: true },
  });
  const notices: DemoNotice[] = [];
  for (const { service: offered, client, ...entry } of entries) {
    const { id, offers, timezone, offerStart: start, offerHostId, offerExpiresAt } = entry;
    if (!start || !offerHostId || !offerExpiresAt) continue;
    const host = await tx.resource.findFirst({ where: { id: offerHostId } });
    const { name, email, locale, timeZone } = client;
    const to: Recipient = {
      kind: "client",
      id: client.id,
      name,
      email,
      phone: null,
      locale,
      timeZone,
    };
    const offer = {
      id,
      version: offers,
      title: offered.name,
      start,
      end: addMinutes(start, offered.durationMinutes),
      timeZone: timezone,
      location: offered.location,
      hostName: host?.name ?? null,
      expiresAt: offerExpiresAt,
      bookUrl: urls.services,
      declineUrl: urls.services,
    };
    notices.push({
      at: addMinutes(now, -OFFERED_MINUTES_AGO),
      tell: (service) => service.sendSlotOffered(offer, to),
    });
  }
  return notices.length > 0 ? notices : await pastOffer(world, booked);
}

/** Somebody waited for a time, and took the one that became free. */
async function pastOffer(
  { tx, urls }: DemoWorld,
  booked: readonly ScheduledEvent[],
): Promise<DemoNotice[]> {
  const event = booked.find(({ kind }) => kind === "appointment");
  const parties = event && (await loadEventParties(tx, event));
  if (!event || !parties?.outside) return [];
  const { outside, hostNames } = parties;
  const { title, location, scheduledStart, scheduledEnd, timezone, createdAt } = event.row;
  const offer = {
    id: uuidv7(),
    version: 1,
    title,
    start: scheduledStart,
    end: scheduledEnd,
    timeZone: timezone,
    location,
    hostName: hostNames[0] ?? null,
    expiresAt: addMinutes(createdAt, 60),
    bookUrl: urls.services,
    declineUrl: urls.services,
  };
  return [
    {
      at: addMinutes(createdAt, -20),
      tell: (service) => service.sendSlotOffered(offer, outside),
    },
  ];
}

/** Whoever administers the organisation: the first sign-in of the demo. */
async function lostCalendars({ tx, now, urls }: DemoWorld): Promise<DemoNotice[]> {
  const member = await tx.member.findFirst({
    where: { OR: [{ atsRole: "admin" }, { servicesRole: "owner" }] },
    orderBy: { id: "asc" },
    include: { resource: { select: { timeZone: true } } },
  });
  if (!member) return [];
  const { id, name, email, locale, resource } = member;
  const timeZone = resource?.timeZone ?? "UTC";
  const recipient: Recipient = { kind: "member", id, name, email, phone: null, locale, timeZone };
  const connection = {
    id: uuidv7(),
    version: 1,
    providerName: "Google Calendar",
    account: email,
    reconnectUrl: `${urls.services}/calendars`,
  };
  return [
    {
      at: subDays(now, 1),
      tell: (service) => service.sendCalendarReconnect(connection, recipient),
    },
  ];
}
