import type { Appointment, Transaction } from "@convene/prisma";
import { type Interval, toInstant } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { createEvent } from "./test-organisation.ts";

const TIME_ZONE = "America/Toronto";

interface WantedSeries {
  readonly rule: string;
  /** Of the occurrences that are made, by the rule, in Toronto: `2026-02-20T14:00:00`. */
  readonly starts: readonly string[];
  /** Of the first by the rule; default: the first that is made. */
  readonly startLocal?: string;
  /** Of the last that was made or left out; default: the last that is made. */
  readonly madeUntil?: string;
  readonly dueAtBooking?: number;
  /** All but the first wait until then for their payment. */
  readonly payBy?: Date;
}

/** A series of hours with its occurrences, as it is before anybody is told. */
export async function createSeries(tx: Transaction, tenantId: string, wanted: WantedSeries) {
  const [first = "", ...later] = wanted.starts;
  const at = (local: string) => toInstant(local, TIME_ZONE);
  const { row } = await createEvent(tx, tenantId, "appointment", { start: at(first) });
  const model = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: row.id } },
  });
  const { serviceId, clientId, hostResourceId } = model;
  const { id: seriesId } = await tx.appointmentSeries.create({
    data: {
      tenantId,
      serviceId,
      clientId,
      hostResourceId,
      rule: wanted.rule,
      startLocal: wanted.startLocal ?? first,
      timezone: TIME_ZONE,
      durationMinutes: 60,
      extendedUntil: at(wanted.madeUntil ?? wanted.starts.at(-1) ?? first),
      createdAt: model.createdAt,
    },
  });
  const shared = { seriesId, price: 5_000, dueAtBooking: wanted.dueAtBooking ?? 0 };
  const rows: Appointment[] = [
    await tx.appointment.update({
      where: { tenantId_id: { tenantId, id: row.id } },
      data: { ...shared, occurrenceAt: at(first) },
    }),
  ];
  for (const local of later) {
    const start = at(local);
    rows.push(
      await tx.appointment.create({
        data: {
          ...shared,
          tenantId,
          id: uuidv7(),
          serviceId,
          clientId,
          hostResourceId,
          title: model.title,
          timezone: model.timezone,
          createdAt: model.createdAt,
          scheduledStart: start,
          scheduledEnd: addHours(start, 1),
          occurrenceAt: start,
          ...(wanted.payBy && { status: "pending", payBy: wanted.payBy }),
        },
      }),
    );
  }
  const occurrences: Interval[] = rows.map(({ scheduledStart, scheduledEnd }) => ({
    start: scheduledStart,
    end: scheduledEnd,
  }));
  return { id: seriesId, rows, series: { rule: wanted.rule, occurrences, timeZone: TIME_ZONE } };
}
