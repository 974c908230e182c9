import type { Appointment, ScheduledEvent, Transaction, Work } from "@convene/prisma";
import type {
  ImportContext,
  Importer,
  LineChecker,
  LineRemark,
  Verdict,
} from "@convene/server-kit/imports";
import { appointmentColumns } from "./appointment-columns.ts";
import { type AppointmentRow, readAppointment } from "./appointment-row.ts";
import { type FoundClient, findClients } from "./find-clients.ts";
import { readDirectory } from "./salon-directory.ts";
import { lockForRows, nothingTaken, type SettledRow, settleRows } from "./settle-rows.ts";
import { type AppointmentPlan, writeAppointments } from "./write-appointments.ts";

/** How new bookings are followed up, in their transaction. */
export interface AppointmentImportPorts {
  /** With messages to those whom they are about. */
  announceBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
  /** Rooms and calendars only. */
  followBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
  now(): Date;
}

/** What is written by one transaction, while the timelines of its hosts are locked. */
const BATCH_SIZE = 100;

/**
 * Appointments from another program. Those to come take their hosts' time as bookings do; those that are
 * over are history. One that is there already, with that host and client at that time, stays as it is.
 */
export function appointmentImporter(
  ports: AppointmentImportPorts,
): Importer<AppointmentRow, AppointmentPlan> {
  return {
    kind: "appointments",
    columns: appointmentColumns,
    needed: [["service"], ["start", "date"], ["name", "lastName", "email", "phone"]],
    batchSize: BATCH_SIZE,
    async prepare(work, { settings, by }) {
      const directory = await readDirectory(work);
      const { now } = work;
      return {
        read: (cells) => readAppointment(cells, { directory, settings, now }),
        createChecker: (purpose) => createChecker(purpose === "writing"),
        write: (own, plans) =>
          writeAppointments(own, plans, { by, directory, follow: followUp(ports, settings) }),
      };
    },
  };
}

function followUp(
  { announceBooking, followBooking }: AppointmentImportPorts,
  { tellPeople }: ImportContext["settings"],
) {
  return async (tx: Transaction, row: Appointment) => {
    const event = { kind: "appointment", row } as const;
    await (tellPeople ? announceBooking(tx, event) : followBooking(tx, event));
  };
}

function createChecker(isForWriting: boolean): LineChecker<AppointmentRow, AppointmentPlan> {
  const taken = nothingTaken();
  return {
    async check(work, rows) {
      if (isForWriting)
        await lockForRows(
          work,
          rows.filter(({ isLive }) => isLive),
        );
      const clients = await findClients(
        work,
        rows.map(({ client }) => client),
      );
      const meant = rows.map((row) => ({ row, client: clients.match(row.client) }));
      const there = await findThere(work, meant);
      const fresh = meant.filter((one) => !isThere(one, there) && !whyNoClient(one));
      const settled = await settleRows(
        work,
        fresh.map(({ row }) => row).filter(({ isLive }) => isLive),
        taken,
      );
      return meant.map((one) => judge(one, there, settled.get(one.row)));
    },
  };
}

interface Meant {
  readonly row: AppointmentRow;
  readonly client: FoundClient | undefined;
}

function judge(
  one: Meant,
  there: ReadonlySet<string>,
  settled: SettledRow | undefined,
): Verdict<AppointmentPlan> {
  const nothing = (...remarks: LineRemark[]): Verdict<AppointmentPlan> => ({
    outcome: "nothing",
    plan: null,
    remarks,
  });
  const { row, client } = one;
  if (isThere(one, there)) return nothing({ level: "change", code: "ALREADY_THERE" });
  const whyNot = whyNoClient(one);
  if (whyNot) return nothing(whyNot);
  if (settled && !settled.slot) return nothing(...settled.remarks);
  return {
    outcome: "create",
    plan: { row, clientId: client?.id ?? null, slot: settled?.slot ?? null },
    remarks: settled?.remarks ?? [],
  };
}

/** Who is not known has to be introduced. */
function whyNoClient({ row: { client: said }, client }: Meant): LineRemark | undefined {
  if (client) return undefined;
  if (said.email === null && said.phone === null) {
    return { level: "error", code: "UNKNOWN", field: "name" };
  }
  return said.name === null ? { level: "error", code: "MISSING", field: "name" } : undefined;
}

/** The appointments that are there already, whatever has become of them. */
async function findThere({ tx }: Work, meant: readonly Meant[]): Promise<ReadonlySet<string>> {
  const known = meant.flatMap(({ row, client }) => (client ? { row, client } : []));
  if (known.length === 0) return new Set();
  const found = await tx.appointment.findMany({
    where: {
      clientId: { in: [...new Set(known.map(({ client }) => client.id))] },
      scheduledStart: { in: known.map(({ row }) => row.start) },
    },
    select: { hostResourceId: true, scheduledStart: true, clientId: true },
  });
  return new Set(found.map((one) => keyOf(one.hostResourceId, one.scheduledStart, one.clientId)));
}

function isThere({ row, client }: Meant, there: ReadonlySet<string>): boolean {
  return client !== undefined && there.has(keyOf(row.host.id, row.start, client.id));
}

function keyOf(hostId: string, start: Date, clientId: string): string {
  return `${hostId} ${start.getTime()} ${clientId}`;
}
