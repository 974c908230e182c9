import {
  type Actor,
  type Appointment,
  announce,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { min } from "date-fns";
import { uuidv7 } from "uuidv7";
import { readSessions } from "../slots/read-sessions.ts";
import type { SettledSlot } from "../slots/settle-slot.ts";
import { writeAppointment } from "../slots/write-appointment.ts";
import type { AppointmentRow } from "./appointment-row.ts";
import { clientKeys } from "./read-client.ts";
import type { SalonDirectory } from "./salon-directory.ts";
import { agreedService } from "./settle-rows.ts";

/** An appointment that nothing stands against. */
export interface AppointmentPlan {
  readonly row: AppointmentRow;
  /** Null: a new one. */
  readonly clientId: string | null;
  /** Settled in this transaction; null for what takes nobody's time any more. */
  readonly slot: SettledSlot | null;
}

interface WriteOptions {
  readonly by: Actor;
  readonly directory: Pick<SalonDirectory, "timeZone" | "locale">;
  /** What follows from one that is to come. */
  readonly follow: (tx: Transaction, row: Appointment) => Promise<void>;
}

/** A plan whose client is there. */
interface ReadyPlan extends AppointmentPlan {
  readonly clientId: string;
}

/**
 * Writes appointments: those to come as bookings, one by one; history in one statement, without
 * reservations and reminders.
 *
 * @throws SlotTakenError where a slot was not settled in this transaction, and is taken
 */
export async function writeAppointments(
  work: Work,
  plans: readonly AppointmentPlan[],
  { by, directory, follow }: WriteOptions,
): Promise<void> {
  const ready = await writeNewClients(work, plans, directory);
  await writeHistory(
    work,
    ready.filter(({ slot }) => slot === null),
    { by, directory },
  );
  for (const { row, clientId, slot } of ready) {
    if (!slot) continue;
    const service = agreedService(row);
    const { timeZone } = directory;
    const appointment = await writeAppointment(work, {
      service,
      slot: service.capacity > 1 ? await inSession(work, service.id, slot) : slot,
      clientId,
      timeZone,
      notes: row.notes ?? undefined,
      by,
    });
    await follow(work.tx, appointment);
  }
}

/** Several lines may introduce the same client. */
async function writeNewClients(
  { tx, tenantId, now }: Work,
  plans: readonly AppointmentPlan[],
  { timeZone, locale }: WriteOptions["directory"],
): Promise<ReadyPlan[]> {
  const ids = new Map<string, string>();
  const created: { id: string; said: AppointmentRow["client"] }[] = [];
  const ready = plans.map((plan) => {
    if (plan.clientId !== null) return { ...plan, clientId: plan.clientId };
    const { client: said } = plan.row;
    const [key = ""] = clientKeys(said);
    const id = ids.get(key) ?? uuidv7();
    if (!ids.has(key)) created.push({ id, said });
    ids.set(key, id);
    return { ...plan, clientId: id };
  });
  await tx.client.createMany({
    data: created.map(({ id, said }) => ({
      tenantId,
      id,
      name: said.name ?? "",
      email: said.email,
      phone: said.phone,
      timeZone,
      locale,
      createdAt: now,
    })),
  });
  return ready;
}

async function writeHistory(
  { tx, tenantId, now }: Work,
  plans: readonly ReadyPlan[],
  { by, directory }: Pick<WriteOptions, "by" | "directory">,
): Promise<void> {
  if (plans.length === 0) return;
  const rows = plans.map(({ row, clientId }) => ({ row, clientId, id: uuidv7() }));
  await tx.appointment.createMany({
    data: rows.map(({ row: { of, host, start, end, status, price, notes }, clientId, id }) => {
      // When it was agreed, or called off, is not known: before it began.
      const at = min([start, now]);
      return {
        tenantId,
        id,
        serviceId: of.service.id,
        clientId,
        hostResourceId: host.id,
        title: of.service.name,
        status,
        location: of.service.location,
        notes,
        price,
        currency: of.service.currency,
        scheduledStart: start,
        scheduledEnd: end,
        timezone: directory.timeZone,
        ...(status === "cancelled" && { cancelledAt: at }),
        reminderEnabled: false,
        createdAt: at,
      };
    }),
  });
  await tx.eventChange.createMany({
    data: rows.map(({ row, id }) => ({
      tenantId,
      appointmentId: id,
      kind: "booked",
      actorKind: by.kind,
      actorId: by.id ?? null,
      startAfter: row.start,
      at: now,
    })),
  });
  // One word for all of them: pages read their calendars again.
  const [first] = rows;
  if (first) await announce(tx, { subject: "appointment", id: first.id, change: "created" });
}

/** The session at that time; an earlier line may have made it. */
async function inSession({ tx }: Work, serviceId: string, slot: SettledSlot): Promise<SettledSlot> {
  const sessions = await readSessions(tx, serviceId, slot);
  const own = sessions.find(
    ({ hostId, start, placesLeft }) =>
      hostId === slot.hostId && start.getTime() === slot.start.getTime() && placesLeft > 0,
  );
  return own ? { ...slot, start: own.start, end: own.end, sessionId: own.id } : slot;
}
