import { type AppointmentStatus, Prisma, type Work } from "@convene/prisma";
import { localDay, toLocal } from "@convene/scheduling-core";
import { subDays } from "date-fns";

/** For whom the day is read. */
export interface TodayReader {
  readonly memberId: string;
  /** IANA: whose day it is. */
  readonly timeZone: string;
  /** Only what this resource gives; left out: everybody's. */
  readonly hostId?: string | undefined;
  /** Whether messages and refunds are theirs to decide about. */
  readonly isOverseer: boolean;
}

export interface TodayAppointment {
  readonly id: string;
  readonly title: string;
  readonly status: AppointmentStatus;
  readonly start: Date;
  readonly end: Date;
  readonly location: string | null;
  readonly hostName: string;
  readonly clientName: string;
  readonly clientPhone: string | null;
  /** The session that it is a place in. */
  readonly sessionId: string | null;
}

/** Something that waits for a person, one kind of it. */
export interface Decision {
  readonly kind: DecisionKind;
  /** At most `MOST_COUNTED`, which means that or more. */
  readonly count: number;
  /** The first few of it, where they are about appointments. */
  readonly appointments: readonly DecisionAppointment[];
  /** Whose they are, where they are about members. */
  readonly names: readonly string[];
}

export interface DecisionAppointment {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly start: Date;
  /** Minor units of `currency`: what is to be paid, or given back; null where it is not about money. */
  readonly amount: number | null;
  readonly currency: string;
}

export const DECISION_KINDS = [
  "conflicts",
  "seriesClashes",
  "pending",
  "refunds",
  "unpaid",
  "failedMessages",
  "lostCalendars",
  "waitingOffers",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export interface Today {
  /** The local date, `YYYY-MM-DD`. */
  readonly day: string;
  /** By start; what is still in progress from another day too. Without cancelled ones. */
  readonly appointments: readonly TodayAppointment[];
  /** Kinds of which there is something, in the order of `DECISION_KINDS`. */
  readonly decisions: readonly Decision[];
}

/** No page needs to know whether it is a hundred or a thousand; counting stops here. */
export const MOST_COUNTED = 100;
const SHOWN = 5;
/** What was not settled for longer is not decided on the home page any more. */
const DAYS_BACK = 30;

/** The day of whoever opens the app: what takes place, and what needs a decision. */
export async function readToday(work: Work, reader: TodayReader): Promise<Today> {
  const { now } = work;
  const day = toLocal(now, reader.timeZone).local.slice(0, 10);
  const found = [
    await countConflicts(work, reader),
    await countSeriesClashes(work, reader),
    await findPending(work, reader),
    ...(reader.isOverseer ? [await findRefunds(work)] : []),
    await findUnpaid(work, reader),
    ...(reader.isOverseer ? [await countFailedMessages(work)] : []),
    await findLostCalendars(work, reader),
    await countOffers(work, reader),
  ];
  return {
    day,
    appointments: await readAppointments(work, day, reader),
    decisions: found.filter(({ count }) => count > 0),
  };
}

async function readAppointments(
  { tx }: Work,
  day: string,
  { timeZone, hostId }: TodayReader,
): Promise<TodayAppointment[]> {
  const { start, end } = localDay(day, timeZone);
  const rows = await tx.appointment.findMany({
    where: {
      ...hosted(hostId),
      OR: [
        { scheduledStart: { gte: start, lt: end }, status: { not: "cancelled" } },
        {
          scheduledStart: { gte: subDays(start, DAYS_BACK), lt: start },
          status: "in_progress",
        },
      ],
    },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      status: true,
      scheduledStart: true,
      scheduledEnd: true,
      location: true,
      sessionId: true,
      host: { select: { name: true } },
      client: { select: { name: true, phone: true } },
    },
  });
  return rows.map(({ scheduledStart, scheduledEnd, host, client, ...row }) => ({
    ...row,
    start: scheduledStart,
    end: scheduledEnd,
    hostName: host.name,
    clientName: client.name,
    clientPhone: client.phone,
  }));
}

async function countConflicts({ tx, now }: Work, { hostId }: TodayReader): Promise<Decision> {
  const count = await tx.calendarConflict.count({
    where: {
      resolvedAt: null,
      ...(hostId !== undefined && { resourceId: hostId }),
      appointment: { is: { scheduledEnd: { gt: now } } },
    },
    take: MOST_COUNTED,
  });
  return counted("conflicts", count);
}

async function countSeriesClashes({ tx, now }: Work, { hostId }: TodayReader): Promise<Decision> {
  const count = await tx.seriesClash.count({
    where: { resolvedAt: null, occurrenceAt: { gt: now }, series: { is: hosted(hostId) } },
    take: MOST_COUNTED,
  });
  return counted("seriesClashes", count);
}

/** Those that wait for a payment are given up by themselves; these wait for a person. */
async function findPending({ tx, now }: Work, { hostId }: TodayReader): Promise<Decision> {
  const where = {
    ...hosted(hostId),
    status: "pending" as const,
    payBy: null,
    scheduledStart: { gt: now },
  };
  const rows = await tx.appointment.findMany({
    where,
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    take: SHOWN,
    select: {
      id: true,
      title: true,
      scheduledStart: true,
      currency: true,
      client: { select: { name: true } },
    },
  });
  return {
    ...counted("pending", await tx.appointment.count({ where, take: MOST_COUNTED })),
    appointments: rows.map(({ client, scheduledStart, ...row }) => ({
      ...row,
      clientName: client.name,
      start: scheduledStart,
      amount: null,
    })),
  };
}

interface MoneyRow extends DecisionAppointment {
  /** How many there are in all, as far as they are counted. */
  readonly count: number;
}

/** Served, and less was received than the price. What was given back was decided about. */
async function findUnpaid({ tx, now }: Work, { hostId }: TodayReader): Promise<Decision> {
  const rows = await tx.$queryRaw<MoneyRow[]>`
    WITH unpaid AS (
      SELECT a.id, a.title, a.client_id, a.tenant_id, a.scheduled_start, a.currency,
        a.price - paid.received AS amount
      FROM appointment a
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(p.amount), 0)::int AS received FROM payment p
        WHERE p.tenant_id = a.tenant_id AND p.appointment_id = a.id AND p.state = 'succeeded'
      ) AS paid
      WHERE a.scheduled_start >= ${subDays(now, DAYS_BACK)} AND a.scheduled_start < ${now}
        AND a.status = 'completed' AND a.price > paid.received
        AND ${hostId === undefined ? Prisma.sql`true` : Prisma.sql`a.host_resource_id = ${hostId}::uuid`}
      ORDER BY a.scheduled_start DESC
      LIMIT ${MOST_COUNTED}
    )
    SELECT u.id, u.title, c.name AS "clientName", u.scheduled_start AS start, u.amount, u.currency,
      (count(*) OVER ())::int AS count
    FROM unpaid u JOIN client c ON c.tenant_id = u.tenant_id AND c.id = u.client_id
    ORDER BY u.scheduled_start DESC
    LIMIT ${SHOWN}`;
  return ofMoney("unpaid", rows);
}

/** To be made by hand, or refused by the provider and not made otherwise since. */
async function findRefunds({ tx, now }: Work): Promise<Decision> {
  const rows = await tx.$queryRaw<MoneyRow[]>`
    SELECT a.id, a.title, c.name AS "clientName", a.scheduled_start AS start, r.amount, r.currency,
      (count(*) OVER ())::int AS count
    FROM refund r
    JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
    JOIN appointment a ON a.tenant_id = p.tenant_id AND a.id = p.appointment_id
    JOIN client c ON c.tenant_id = a.tenant_id AND c.id = a.client_id
    WHERE (r.state = 'pending' AND p.provider = 'manual')
      OR (r.state = 'failed' AND r.created_at > ${subDays(now, DAYS_BACK)} AND NOT EXISTS (
        SELECT FROM refund later
        WHERE later.tenant_id = r.tenant_id AND later.payment_id = r.payment_id
          AND later.state <> 'failed' AND later.created_at > r.created_at))
    ORDER BY r.created_at
    LIMIT ${SHOWN}`;
  return ofMoney("refunds", rows);
}

async function countFailedMessages({ tx, now }: Work): Promise<Decision> {
  const count = await tx.notification.count({
    where: {
      state: { in: ["dead", "unclear"] },
      interviewId: null,
      createdAt: { gt: subDays(now, DAYS_BACK) },
    },
    take: MOST_COUNTED,
  });
  return counted("failedMessages", count);
}

async function findLostCalendars(
  { tx }: Work,
  { memberId, isOverseer }: TodayReader,
): Promise<Decision> {
  const lost = await tx.calendarConnection.findMany({
    where: {
      state: "reconnect",
      member: { is: { servicesRole: { not: null }, ...(!isOverseer && { id: memberId }) } },
    },
    select: { member: { select: { name: true } } },
    orderBy: { id: "asc" },
    take: MOST_COUNTED,
  });
  const names = [...new Set(lost.map(({ member }) => member.name))];
  return { ...counted("lostCalendars", lost.length), names: names.slice(0, SHOWN) };
}

async function countOffers({ tx, now }: Work, { hostId }: TodayReader): Promise<Decision> {
  const count = await tx.waitingEntry.count({
    where: {
      state: "offered",
      offerExpiresAt: { gt: now },
      ...(hostId !== undefined && { offerHostId: hostId }),
    },
    take: MOST_COUNTED,
  });
  return counted("waitingOffers", count);
}

function hosted(hostId: string | undefined): { hostResourceId?: string } {
  return hostId === undefined ? {} : { hostResourceId: hostId };
}

function counted(kind: DecisionKind, count: number): Decision {
  return { kind, count, appointments: [], names: [] };
}

function ofMoney(kind: DecisionKind, rows: readonly MoneyRow[]): Decision {
  return {
    ...counted(kind, rows[0]?.count ?? 0),
    appointments: rows.map(({ count: _count, ...appointment }) => appointment),
  };
}
