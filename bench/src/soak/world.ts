import { connectAccount } from "@convene/calendar/connected";
import type { GoogleStandIn, OutsideCalendar } from "@convene/calendar/testing";
import { connect, type Prisma, type Transaction } from "@convene/prisma";
import type { RoleUrls } from "@convene/prisma/roles";
import type { WeeklyHours } from "@convene/scheduling-core";
import { createKit, readServerEnv } from "@convene/server-kit";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Product } from "./app-processes.ts";
import { SOAK_SECRET } from "./soak-secret.ts";

/** A member with a timeline of their own. */
export interface Person {
  readonly memberId: string;
  readonly resourceId: string;
}

/** An organisation that uses both apps. */
export interface Organisation {
  readonly tenantId: string;
  readonly slug: string;
  /** Of its founder, who may do everything in both apps. */
  readonly cookie: string;
  /** Sits on panels, too. */
  readonly founder: Person;
  /** Gives services, and sits on panels. */
  readonly both: Person;
  readonly host: Person;
  /** Gives what clients share. */
  readonly guide: Person;
  readonly panel: readonly [Person, Person];
  /** Half an hour, paid on site. */
  readonly visit: string;
  /** Three quarters of an hour in one of two like rooms; something is due at booking. */
  readonly treatment: string;
  /** An hour that four share. */
  readonly course: string;
  readonly jobId: string;
  /** Of `both`, in the provider's own program. */
  readonly outside: OutsideCalendar;
}

export interface WorldParts {
  readonly urls: RoleUrls;
  readonly origins: Readonly<Record<Product, readonly string[]>>;
  readonly google: GoogleStandIn;
  /** What the apps' processes are told besides. */
  readonly env: Readonly<Record<string, string>>;
  readonly organisations: number;
}

const VISIT_PRICE = 3_000;
const PLACES = 4;
/** The reminders of an organisation's events, minutes. */
const REMINDERS = [2_880, 1_440, 60];

const LONG_DAY = [["06:00", "22:00"]] as const;
const EVERY_DAY: WeeklyHours = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, LONG_DAY]),
);

/** Signs founders up at the running servers, and writes what their organisations begin with. */
export async function writeWorld(parts: WorldParts): Promise<readonly Organisation[]> {
  const db = connect({ url: parts.urls.owner, poolSize: 2 });
  const kit = await createKit("services", kitEnv(parts));
  try {
    const organisations: Organisation[] = [];
    for (let number = 1; number <= parts.organisations; number++) {
      const founded = await found(parts.origins.services[0] ?? "", number);
      const { tenantId } = founded;
      const rows = await db.unit(tenantId, (tx) => writeRows(tx, tenantId, number));
      const account = parts.google.addAccount(`both-${number}@soak.example`, "UTC");
      const connected = await connectAccount(
        kit.calendars,
        { tenantId, memberId: rows.both.memberId },
        account.credentials(),
      );
      if (!connected.ok) throw new Error(`Not connected: ${connected.error.kind}`);
      organisations.push({ ...founded, ...rows, outside: account.calendar() });
    }
    return organisations;
  } finally {
    await kit.close();
    await db.close();
  }
}

function kitEnv({ urls, origins, env }: WorldParts) {
  return readServerEnv({
    APP_DATABASE_URL: urls.app,
    AUTH_DATABASE_URL: urls.auth,
    SWEEP_DATABASE_URL: urls.sweep,
    QUEUE_DATABASE_URL: urls.queue,
    CONVENE_SECRET: SOAK_SECRET,
    ATS_URL: origins.ats[0],
    SERVICES_URL: origins.services[0],
    LOG_LEVEL: "silent",
    ...env,
  });
}

const createdSchema = z.object({ id: z.uuid(), slug: z.string() });

async function found(origin: string, number: number) {
  const post = async (path: string, json: object, cookie?: string) => {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin, ...(cookie && { cookie }) },
      body: JSON.stringify(json),
    });
    if (!answer.ok) throw new Error(`${path} failed: ${await answer.text()}`);
    return answer;
  };
  const signedUp = await post("/api/auth/sign-up/email", {
    name: `Founder ${number}`,
    email: `founder-${number}@soak.example`,
    password: `a password for ${number}`,
  });
  const cookie = signedUp.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const created = await post(
    "/api/organisations",
    { name: `Soak ${number}`, timeZone: "UTC" },
    cookie,
  );
  const { id: tenantId, slug } = createdSchema.parse(await created.json());
  return { tenantId, slug, cookie };
}

type NewService = Omit<Prisma.ServiceUncheckedCreateInput, "tenantId">;

async function writeRows(tx: Transaction, tenantId: string, number: number) {
  await tx.tenant.update({ where: { tenantId }, data: { reminderOffsets: REMINDERS } });
  const founder = await tx.member.findFirstOrThrow({ select: { id: true, resourceId: true } });
  await tx.schedule.updateMany({ data: { weeklyHours: EVERY_DAY } });
  const person = (name: string) => writePerson(tx, tenantId, `${name} ${number}`);
  const both = await person("Both");
  const host = await person("Host");
  const guide = await person("Guide");
  const panel = [await person("Panel A"), await person("Panel B")] as const;
  const room = { tenantId, kind: "room", name: "Room", units: 2, timeZone: "UTC" } as const;
  const { id: roomId } = await tx.resource.create({ data: room, select: { id: true } });

  const service = async (wanted: NewService) => {
    // Without notice: whatever is booked can be moved and cancelled as long as the run lasts.
    const data = { minimumNoticeMinutes: 60, changeNoticeMinutes: 0, ...wanted, tenantId };
    const { id } = await tx.service.create({ data, select: { id: true } });
    return id;
  };
  const visit = await service({
    name: "Visit",
    durationMinutes: 30,
    bufferAfterMinutes: 10,
    price: VISIT_PRICE,
    rescheduleLimit: null,
  });
  const treatment = await service({
    name: "Treatment",
    durationMinutes: 45,
    bufferBeforeMinutes: 5,
    price: 6_500,
    paymentTiming: "deposit",
    depositAmount: 2_000,
    rescheduleLimit: 3,
  });
  const course = await service({ name: "Course", durationMinutes: 60, capacity: PLACES });
  await tx.serviceHost.createMany({
    data: [
      { tenantId, serviceId: visit, resourceId: both.resourceId },
      { tenantId, serviceId: visit, resourceId: host.resourceId },
      { tenantId, serviceId: treatment, resourceId: both.resourceId },
      { tenantId, serviceId: treatment, resourceId: host.resourceId },
      { tenantId, serviceId: course, resourceId: guide.resourceId },
    ],
  });
  await tx.serviceNeed.create({
    data: { tenantId, serviceId: treatment, position: 0, resourceId: roomId },
    select: { position: true },
  });
  const job = await tx.job.create({ data: { tenantId, title: "Engineer" }, select: { id: true } });
  await tx.jobStage.create({
    data: { tenantId, jobId: job.id, name: "Interview", position: 0 },
    select: { id: true },
  });
  return {
    founder: { memberId: founder.id, resourceId: founder.resourceId ?? "" },
    both,
    host,
    guide,
    panel,
    visit,
    treatment,
    course,
    jobId: job.id,
  };
}

async function writePerson(tx: Transaction, tenantId: string, name: string): Promise<Person> {
  const [memberId, resourceId] = [uuidv7(), uuidv7()];
  await tx.resource.create({
    data: { tenantId, id: resourceId, kind: "person", name, timeZone: "UTC" },
    select: { id: true },
  });
  await tx.schedule.create({
    data: { tenantId, resourceId, name: "Hours", isDefault: true, weeklyHours: EVERY_DAY },
    select: { id: true },
  });
  await tx.member.create({
    data: {
      tenantId,
      id: memberId,
      userId: uuidv7(),
      name,
      email: `${name.toLowerCase().replaceAll(" ", "-")}@soak.example`,
      atsRole: "interviewer",
      servicesRole: "staff",
      resourceId,
    },
    select: { id: true },
  });
  return { memberId, resourceId };
}
