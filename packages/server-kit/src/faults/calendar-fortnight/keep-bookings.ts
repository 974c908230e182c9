import { copyBooking } from "@convene/calendar/connected";
import { reserve, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { type Interval, SlotTakenError } from "@convene/scheduling-core";
import { type Booking, count, type Fortnight, type Person } from "./fortnight.ts";
import { offerSlots } from "./offer-slots.ts";
import { CLIENT } from "./set-up-fortnight.ts";

/** Books an appointment of one of them, or an interview of several, at a time that is offered. */
export async function book(fortnight: Fortnight, hosts: readonly Person[]): Promise<void> {
  const { app, tenantId, bookings, choices } = fortnight;
  const span = choices.pick(await offerSlots(fortnight, hosts));
  if (!span) return;
  const name = `Visit ${bookings.length + 1}`;
  const kind = hosts.length === 1 ? "appointment" : "interview";
  const resourceIds = hosts.map(({ resourceId }) => resourceId);
  const event = await app.kit.db.unit(tenantId, async (tx) => {
    const created =
      kind === "appointment"
        ? await createAppointment(fortnight, tx, { hosts, name, span })
        : await createInterview(fortnight, tx, { hosts, name, span });
    await reserve(tx, { resourceIds, span, purpose: purposeOf(kind, created.row.id) });
    await copyBooking(app.kit.calendars, tx, created);
    return created;
  });
  count(fortnight, `${kind} booked`);
  bookings.push({
    kind,
    id: event.row.id,
    title: `${name} · ${CLIENT}`,
    hosts,
    span,
    cancelled: false,
    outside: new Map(),
    accepted: new Map(),
  });
}

interface ToCreate {
  readonly hosts: readonly Person[];
  readonly name: string;
  readonly span: Interval;
}

async function createAppointment(
  { tenantId, basis, app }: Fortnight,
  tx: Transaction,
  { hosts, name, span }: ToCreate,
): Promise<ScheduledEvent> {
  const row = await tx.appointment.create({
    data: {
      tenantId,
      serviceId: basis.serviceId,
      clientId: basis.clientId,
      hostResourceId: hosts[0]?.resourceId ?? "",
      title: name,
      scheduledStart: span.start,
      scheduledEnd: span.end,
      timezone: hosts[0]?.timeZone ?? "UTC",
      rescheduleLimit: null,
      createdAt: app.kit.now(),
    },
  });
  return { kind: "appointment", row };
}

async function createInterview(
  { tenantId, basis, app }: Fortnight,
  tx: Transaction,
  { hosts, name, span }: ToCreate,
): Promise<ScheduledEvent> {
  const row = await tx.interview.create({
    data: {
      tenantId,
      applicationId: basis.applicationId,
      organiserMemberId: hosts[0]?.memberId ?? "",
      title: name,
      kind: "technical",
      scheduledStart: span.start,
      scheduledEnd: span.end,
      timezone: hosts[0]?.timeZone ?? "UTC",
      createdAt: app.kit.now(),
    },
  });
  await tx.interviewAttendee.createMany({
    data: hosts.map(({ resourceId }) => ({ tenantId, interviewId: row.id, resourceId })),
  });
  return { kind: "interview", row };
}

/** Moves a booking to another time that is offered. */
export async function moveBooking(fortnight: Fortnight, booking: Booking): Promise<void> {
  const { hosts, kind, id } = booking;
  const slots = await offerSlots(fortnight, hosts, { except: purposeOf(kind, id) });
  const span = fortnight.choices.pick(slots);
  if (span) await moveTo(fortnight, booking, span);
}

/** @returns false where somebody's time is taken there */
export async function moveTo(
  fortnight: Fortnight,
  booking: Booking,
  span: Interval,
): Promise<boolean> {
  const { app, tenantId } = fortnight;
  const { client } = app.kit.db;
  const request = {
    where: { tenantId, id: booking.id },
    ...span,
    by: { kind: "member" },
    at: app.kit.now(),
  } as const;
  const noticed = await deletionsNoticed(fortnight, booking);
  try {
    const moved =
      booking.kind === "appointment"
        ? await client.appointment.reschedule(request)
        : await client.interview.reschedule(request);
    if (!moved.ok) throw moved.error;
  } catch (error) {
    if (error instanceof SlotTakenError) return false;
    throw error;
  }
  count(fortnight, "moved");
  booking.span = span;
  booking.accepted.clear();
  const { outside } = booking;
  for (const [host, change] of outside) {
    // A deletion that nobody knew of is found when the move is written, and asked about.
    if (change.span !== null || noticed.has(host.resourceId)) outside.delete(host);
  }
  return true;
}

/** Whose deletions of their copies our side knows of: what is moved then is made anew. */
async function deletionsNoticed(
  { app, tenantId }: Fortnight,
  { kind, id }: Booking,
): Promise<ReadonlySet<string | null>> {
  const copies = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarCopy.findMany({
      where: { ...purposeOf(kind, id), state: "deleted_outside" },
      include: { calendar: { include: { connection: { include: { member: true } } } } },
    }),
  );
  return new Set(copies.map(({ calendar }) => calendar.connection.member.resourceId));
}

export async function cancelBooking(fortnight: Fortnight, booking: Booking): Promise<void> {
  const { app, tenantId } = fortnight;
  const { client } = app.kit.db;
  const request = {
    where: { tenantId, id: booking.id },
    by: { kind: "member" },
    at: app.kit.now(),
  } as const;
  const cancelled =
    booking.kind === "appointment"
      ? await client.appointment.cancel(request)
      : await client.interview.cancel(request);
  if (!cancelled.ok) throw cancelled.error;
  count(fortnight, "cancelled");
  booking.cancelled = true;
}

export function purposeOf(kind: Booking["kind"], id: string) {
  return kind === "appointment" ? { appointmentId: id } : { interviewId: id };
}
