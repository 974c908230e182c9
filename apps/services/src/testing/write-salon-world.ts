import type { Work } from "@convene/prisma";
import type { WeeklyHours } from "@convene/scheduling-core";
import { kitWorldIds, writeKitWorld } from "@convene/server-kit/testing/tenancy";
import { addDays, addHours } from "date-fns";
import { uuidv7 } from "uuidv7";

const HOURS: WeeklyHours = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
);

/**
 * Writes a person who gives a service and a class, a client with appointments, payments, a series and a
 * place on the waiting list, and everything around them. Times are in UTC, from a week after now on.
 *
 * @param memberId Whose calendars, feeds and messages they are.
 * @returns a row of everything that the API can be asked for, by the names that its paths and bodies use
 */
export async function writeSalonWorld(
  { tx, tenantId, now }: Work,
  memberId: string,
): Promise<SalonWorld> {
  const ids = salonIds();
  const row = (id: string) => ({ tenantId, id });
  const start = addHours(addDays(now, 7), 2);
  const timeZone = "UTC";
  await tx.resource.createMany({
    data: [
      { ...row(ids.hostId), kind: "person", name: "Mia", timeZone },
      { ...row(ids.standInId), kind: "person", name: "Noah", timeZone },
      { ...row(ids.roomId), kind: "room", name: "Room", timeZone },
    ],
  });
  const hours = { tenantId, name: "Hours", weeklyHours: HOURS };
  await tx.schedule.createMany({
    data: [
      { ...hours, id: ids.defaultScheduleId, resourceId: ids.hostId, isDefault: true },
      { ...hours, id: ids.scheduleId, resourceId: ids.hostId, name: "Summer" },
      { ...hours, id: uuidv7(), resourceId: ids.standInId, isDefault: true },
    ],
  });
  await tx.timeOff.create({
    data: {
      ...row(ids.timeOffId),
      resourceId: ids.hostId,
      startsAt: addDays(start, 20),
      endsAt: addDays(start, 21),
      reason: "Away",
    },
  });
  const named = (name: string) => `${name} ${ids.serviceId}`;
  const service = { tenantId, durationMinutes: 60, minimumNoticeMinutes: 0, currency: "CAD" };
  await tx.service.createMany({
    data: [
      { ...service, id: ids.serviceId, name: named("Haircut"), price: 6_500 },
      { ...service, id: ids.classId, name: named("Class"), capacity: 5 },
      { ...service, id: ids.spareServiceId, name: named("Shave") },
    ],
  });
  await tx.serviceHost.createMany({
    data: [ids.serviceId, ids.classId].flatMap((serviceId) =>
      [ids.hostId, ids.standInId].map((resourceId) => ({ tenantId, serviceId, resourceId })),
    ),
  });
  await tx.client.createMany({
    data: [ids.clientId, ids.mergeId, ids.freeClientId].map((id) => ({
      ...row(id),
      name: "Ana",
      email: `${id}@example.com`,
      timeZone,
    })),
  });
  await tx.clientNote.create({
    data: { ...row(ids.noteId), clientId: ids.clientId, memberId, text: "Tea", createdAt: now },
  });
  await tx.appointmentSeries.create({
    data: {
      ...row(ids.seriesId),
      serviceId: ids.serviceId,
      clientId: ids.clientId,
      hostResourceId: ids.hostId,
      rule: "FREQ=WEEKLY;COUNT=4",
      startLocal: addDays(start, 1).toISOString().slice(0, 19),
      timezone: timeZone,
      durationMinutes: 60,
      extendedUntil: addDays(start, 2),
      createdAt: now,
    },
  });
  await tx.seriesClash.create({
    data: {
      ...row(ids.clashId),
      seriesId: ids.seriesId,
      occurrenceAt: addDays(start, 8),
      raisedAt: now,
    },
  });
  const appointment = {
    tenantId,
    clientId: ids.clientId,
    hostResourceId: ids.hostId,
    serviceId: ids.serviceId,
    title: "Haircut",
    price: 6_500,
    currency: "CAD",
    timezone: timeZone,
  };
  const session = {
    ...row(ids.sessionId),
    serviceId: ids.classId,
    hostResourceId: ids.hostId,
    scheduledStart: addDays(start, 2),
    scheduledEnd: addHours(addDays(start, 2), 1),
    timezone: timeZone,
    capacity: 5,
    planned: true,
    createdAt: now,
  };
  await tx.groupSession.create({ data: session });
  const booked = [
    { id: ids.appointmentId, start },
    {
      id: ids.occurrenceId,
      start: addDays(start, 1),
      seriesId: ids.seriesId,
      occurrenceAt: addDays(start, 1),
    },
    { id: ids.placeId, start: addDays(start, 2), sessionId: ids.sessionId, serviceId: ids.classId },
    { id: ids.begunId, start: now },
  ];
  for (const { start: from, ...rest } of booked) {
    const span = { scheduledStart: from, scheduledEnd: addHours(from, 1) };
    await tx.appointment.create({
      data: { ...appointment, ...span, ...rest },
      select: { id: true },
    });
  }
  const person = { tenantId, resourceId: ids.hostId, resourceKind: "person" } as const;
  const hour = (from: Date) => ({ startsAt: from, endsAt: addHours(from, 1) });
  await tx.reservation.createMany({
    data: [
      { ...person, ...hour(start), appointmentId: ids.appointmentId },
      { ...person, ...hour(addDays(start, 1)), appointmentId: ids.occurrenceId },
      { ...person, ...hour(addDays(start, 2)), sessionId: ids.sessionId },
      { ...person, ...hour(now), appointmentId: ids.begunId },
      {
        ...person,
        ...hour(addDays(start, 3)),
        holdId: ids.holdId,
        expiresAt: addHours(now, 1),
      },
    ],
  });
  await tx.sessionPlace.create({
    data: {
      tenantId,
      sessionId: ids.sessionId,
      place: 1,
      capacity: 5,
      appointmentId: ids.placeId,
    },
  });
  await writeMoney({ tx, tenantId, now }, ids);
  await tx.waitingEntry.create({
    data: {
      ...row(ids.waitingId),
      serviceId: ids.serviceId,
      hostResourceId: ids.hostId,
      clientId: ids.clientId,
      earliest: now,
      latest: addDays(start, 10),
      timezone: timeZone,
      createdAt: now,
    },
  });
  await writeKitWorld({ tx, tenantId, now }, ids, {
    product: "services",
    event: { appointmentId: ids.appointmentId },
    start,
    resourceId: ids.hostId,
    memberId,
    imported: "clients",
    importedBy: memberId,
  });
  return ids;
}

/** A payment of 65.00 in cash, of which 10.00 are to be paid back. */
async function writeMoney({ tx, tenantId, now }: Work, ids: SalonWorld): Promise<void> {
  await tx.$executeRaw`
    UPDATE tenant SET receipts = receipts + 1 WHERE tenant_id = current_tenant()`;
  const { receipts } = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  await tx.payment.create({
    data: {
      tenantId,
      id: ids.paymentId,
      appointmentId: ids.appointmentId,
      clientId: ids.clientId,
      amount: 6_500,
      currency: "CAD",
      method: "cash",
      provider: "manual",
      state: "succeeded",
      refunded: 1_000,
      receiptNumber: receipts,
      createdAt: now,
      succeededAt: now,
    },
    select: { id: true },
  });
  const entry = { tenantId, paymentId: ids.paymentId, currency: "CAD", at: now };
  await tx.ledgerEntry.createMany({
    data: [
      { ...entry, account: "cash", amount: 6_500 },
      { ...entry, account: "clients", amount: -6_500 },
    ],
  });
  await tx.refund.create({
    data: {
      tenantId,
      id: ids.refundId,
      paymentId: ids.paymentId,
      amount: 1_000,
      currency: "CAD",
      actorKind: "member",
      createdAt: now,
    },
    select: { id: true },
  });
}

export type SalonWorld = ReturnType<typeof salonIds>;

/** Ids of rows that are not there. */
export function salonIds() {
  return {
    hostId: uuidv7(),
    /** Free at all times. */
    standInId: uuidv7(),
    roomId: uuidv7(),
    defaultScheduleId: uuidv7(),
    scheduleId: uuidv7(),
    timeOffId: uuidv7(),
    serviceId: uuidv7(),
    classId: uuidv7(),
    /** Of which there are no appointments. */
    spareServiceId: uuidv7(),
    clientId: uuidv7(),
    mergeId: uuidv7(),
    /** Who has no appointments. */
    freeClientId: uuidv7(),
    noteId: uuidv7(),
    seriesId: uuidv7(),
    clashId: uuidv7(),
    appointmentId: uuidv7(),
    /** An appointment of the series. */
    occurrenceId: uuidv7(),
    /** An appointment in the session. */
    placeId: uuidv7(),
    /** An appointment that begins now. */
    begunId: uuidv7(),
    sessionId: uuidv7(),
    holdId: uuidv7(),
    paymentId: uuidv7(),
    refundId: uuidv7(),
    waitingId: uuidv7(),
    ...kitWorldIds(),
  };
}
