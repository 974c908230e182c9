import { connect, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { testDatabase } from "@convene/prisma/testing";
import { addHours, addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import {
  announceBooking,
  DELIVERY_QUEUE,
  type DeliveryJob,
  type DeliveryResult,
  deliverNotifications,
  deliveryJobSchema,
  type NotificationChannels,
  type NotificationPorts,
  notificationEffects,
  runReminderSweep,
} from "../index.ts";

/** Three weeks before the clocks go forward in Toronto. */
const BOOKED_AT = new Date("2026-02-16T15:00:00Z");
const START = new Date("2026-02-20T19:00:00Z");

type EventKind = ScheduledEvent["kind"];

interface Wanted {
  readonly start?: Date;
  readonly bookedAt?: Date;
  /** Who has one agreed to text messages, unless `smsOptIn` is false. */
  readonly phone?: string | null;
  readonly smsOptIn?: boolean;
  /** The client's; left out: one of their own. */
  readonly email?: string | null;
  readonly reminderOffsets?: number[];
  readonly title?: string;
  /** The client's or candidate's. */
  readonly timeZone?: string;
  readonly locale?: string;
}

/**
 * A database with one organisation in Toronto, the ports wired to it, a clock that the test moves, and
 * a queue: a table, so that its jobs commit and roll back with everything else.
 */
export async function testOrganisation() {
  const server = await testDatabase();
  const clock = { now: BOOKED_AT };
  const tenantId = uuidv7();

  const ports: NotificationPorts = {
    async enqueue(tx, queue, jobs, { priority = 0, startAfter = null } = {}) {
      await tx.$executeRaw`
        INSERT INTO test_job (queue, data, priority, start_after)
        SELECT ${queue}, data, ${priority}, ${startAfter}::timestamptz
        FROM jsonb_array_elements(${JSON.stringify(jobs)}::jsonb) AS data`;
    },
    manageUrl: async (event) => `https://convene.example/manage/${event.row.id}`,
    now: () => clock.now,
  };
  const owner = connect({ url: server.urls.owner, poolSize: 2 });
  await owner.client.$executeRaw`
    CREATE TABLE test_job (
      id serial PRIMARY KEY, queue text NOT NULL, data jsonb NOT NULL, priority integer NOT NULL,
      start_after timestamptz)`;
  await owner.client.$executeRaw`GRANT SELECT, INSERT, DELETE ON test_job TO convene_app`;
  await owner.client.$executeRaw`GRANT USAGE ON SEQUENCE test_job_id_seq TO convene_app`;
  const db = connect({
    url: server.urls.app,
    poolSize: 12,
    now: ports.now,
    effects: [notificationEffects(ports)],
  });
  const sweep = connect({ url: server.urls.sweep, poolSize: 4 });
  const unit = <T>(work: (tx: Transaction) => Promise<T>) => db.unit(tenantId, work);

  await unit((tx) =>
    tx.tenant.create({
      data: {
        tenantId,
        name: "Studio Nord",
        timeZone: "America/Toronto",
        accentColour: "#0b7285",
        replyTo: "hello@studio-nord.example",
      },
    }),
  );

  /** Every delivery job that may be worked by now, the most urgent first. */
  async function takeJobs(): Promise<DeliveryJob[]> {
    const rows = await db.client.$queryRaw<{ data: unknown }[]>`
      WITH taken AS (
        DELETE FROM test_job
        WHERE queue = ${DELIVERY_QUEUE} AND (start_after IS NULL OR start_after <= ${clock.now})
        RETURNING *
      )
      SELECT data FROM taken ORDER BY priority DESC, id`;
    return rows.map(({ data }) => deliveryJobSchema.parse(data));
  }

  return {
    server,
    clock,
    tenantId,
    ports,
    db,
    unit,
    takeJobs,

    /** The delivery jobs that wait, as they were queued. */
    async waitingJobs() {
      return await db.client.$queryRaw<
        { notificationId: string; priority: number; startAfter: Date | null }[]
      >`
        SELECT data->>'notificationId' AS "notificationId", priority, start_after AS "startAfter"
        FROM test_job WHERE queue = ${DELIVERY_QUEUE} ORDER BY id`;
    },

    sweepClient: sweep.client,

    /** Books an event as a use case does: row and notices in one transaction. */
    async book(kind: EventKind, wanted: Wanted = {}): Promise<ScheduledEvent> {
      clock.now = wanted.bookedAt ?? BOOKED_AT;
      return await unit(async (tx) => {
        const event = await createEvent(tx, tenantId, kind, { bookedAt: clock.now, ...wanted });
        await announceBooking(ports, tx, event);
        return event;
      });
    },

    /** Works all delivery jobs that may be worked by now, in one batch. */
    async deliver(channels?: NotificationChannels): Promise<ReadonlyMap<string, DeliveryResult>> {
      const delivery = { ...ports, db, ...(channels && { channels }) };
      return await deliverNotifications(delivery, await takeJobs());
    },

    async sweep(at: Date, onFailure?: (error: unknown) => void) {
      clock.now = at;
      const failing = onFailure && { onFailure };
      return await runReminderSweep({ ...ports, db, sweep: sweep.client, ...failing }, at);
    },

    /** Every notification of an event, in the order in which they were queued. */
    async notifications(event: ScheduledEvent) {
      return await unit((tx) =>
        tx.notification.findMany({
          where:
            event.kind === "interview"
              ? { interviewId: event.row.id }
              : { appointmentId: event.row.id },
          orderBy: { id: "asc" },
        }),
      );
    },

    async reread(event: ScheduledEvent): Promise<ScheduledEvent> {
      const where = { tenantId_id: { tenantId, id: event.row.id } };
      return await unit(async (tx) =>
        event.kind === "interview"
          ? { kind: event.kind, row: await tx.interview.findUniqueOrThrow({ where }) }
          : { kind: event.kind, row: await tx.appointment.findUniqueOrThrow({ where }) },
      );
    },

    async [Symbol.asyncDispose](): Promise<void> {
      await Promise.all([db.close(), sweep.close(), owner.close()]);
      await server[Symbol.asyncDispose]();
    },
  };
}

export type TestOrganisation = Awaited<ReturnType<typeof testOrganisation>>;

/** An event with all that it needs: an interview with two interviewers, or a client's appointment. */
export async function createEvent(
  tx: Transaction,
  tenantId: string,
  kind: EventKind,
  wanted: Wanted = {},
): Promise<ScheduledEvent> {
  return kind === "interview"
    ? await createInterview(tx, tenantId, wanted)
    : await createAppointment(tx, tenantId, wanted);
}

async function createInterview(
  tx: Transaction,
  tenantId: string,
  wanted: Wanted,
): Promise<ScheduledEvent> {
  const organiser = await createMember(tx, tenantId, "Rita Recruiter", "America/Toronto");
  const ana = await createMember(tx, tenantId, "Ana Engineer", "Europe/Paris");
  const shadow = await createMember(tx, tenantId, "Sam Shadow", "Europe/Paris");
  const job = await tx.job.create({ data: { tenantId, title: "Backend Engineer" } });
  const stage = await tx.jobStage.create({
    data: { tenantId, jobId: job.id, name: "Interview", position: 0 },
  });
  const candidate = await tx.candidate.create({ data: outsider(tenantId, "Zoë Martin", wanted) });
  const application = await tx.application.create({
    data: { tenantId, jobId: job.id, candidateId: candidate.id, stageId: stage.id },
  });
  const row = await tx.interview.create({
    data: {
      ...times(wanted),
      tenantId,
      applicationId: application.id,
      organiserMemberId: organiser.memberId,
      title: wanted.title ?? "Technical interview",
      kind: "technical",
      meetingUrl: "https://meet.example/room-42",
    },
  });
  await tx.interviewAttendee.createMany({
    data: [
      { tenantId, interviewId: row.id, resourceId: ana.resourceId },
      { tenantId, interviewId: row.id, resourceId: shadow.resourceId, required: false },
    ],
  });
  return { kind: "interview", row };
}

async function createAppointment(
  tx: Transaction,
  tenantId: string,
  wanted: Wanted,
): Promise<ScheduledEvent> {
  const host = await createMember(tx, tenantId, "Amélie Coiffeuse", "America/Toronto");
  const service = await tx.service.create({
    data: { tenantId, name: `Haircut ${uuidv7()}`, durationMinutes: 60 },
  });
  const { email = `${uuidv7()}@example.com` } = wanted;
  const client = await tx.client.create({
    data: { ...outsider(tenantId, "Bo Client", wanted), email },
  });
  const row = await tx.appointment.create({
    data: {
      ...times(wanted),
      tenantId,
      serviceId: service.id,
      clientId: client.id,
      hostResourceId: host.resourceId,
      title: wanted.title ?? "Haircut",
      location: "12 King Street West",
    },
  });
  return { kind: "appointment", row };
}

async function createMember(tx: Transaction, tenantId: string, name: string, timeZone: string) {
  const resource = await tx.resource.create({ data: { tenantId, kind: "person", name, timeZone } });
  const email = `${uuidv7()}@studio-nord.example`;
  const member = await tx.member.create({
    data: { tenantId, userId: uuidv7(), name, email, resourceId: resource.id },
  });
  return { memberId: member.id, resourceId: resource.id };
}

function outsider(tenantId: string, name: string, wanted: Wanted) {
  return {
    tenantId,
    name,
    email: `${uuidv7()}@example.com`,
    phone: wanted.phone ?? null,
    smsOptInAt: wanted.phone && wanted.smsOptIn !== false ? BOOKED_AT : null,
    timeZone: wanted.timeZone ?? "America/Toronto",
    locale: wanted.locale ?? "en",
  };
}

function times({ start = START, bookedAt = BOOKED_AT, reminderOffsets }: Wanted) {
  return {
    scheduledStart: start,
    scheduledEnd: addHours(start, 1),
    timezone: "America/Toronto",
    createdAt: bookedAt,
    ...(reminderOffsets && { reminderOffsets }),
  };
}

/** `minutes` before the start of an event. */
export function minutesBefore({ row }: ScheduledEvent, minutes: number): Date {
  return addMinutes(row.scheduledStart, -minutes);
}
