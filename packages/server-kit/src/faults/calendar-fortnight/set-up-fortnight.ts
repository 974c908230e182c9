import { connectAccount } from "@convene/calendar/connected";
import {
  hasRadicale,
  startGoogleStandIn,
  startGraphStandIn,
  startRadicale,
} from "@convene/calendar/testing";
import type { Transaction } from "@convene/prisma";
import { addMilliseconds } from "date-fns";
import { uuidv7 } from "uuidv7";
import { freePorts, startTestKit, type TestKit } from "../../testing/index.ts";
import { choices } from "./choices.ts";
import { Diary } from "./diary.ts";
import type { Fortnight, Person } from "./fortnight.ts";
import { glanceAtSlots } from "./offer-slots.ts";
import {
  type SimulatedProvider,
  simulatedCaldav,
  simulatedGoogle,
  simulatedOutlook,
} from "./simulated-provider.ts";

/** So far off that the machine's clock does not matter; the clocks change in Toronto in between. */
const START = new Date("2031-03-03T06:00:00Z");
/** Fewer on the CalDAV server, which is a real one and slow. Where it is missing, the others have them. */
const MEMBERS = { google: 21, outlook: 21, caldav: 8 } as const;
const TIME_ZONES = ["Europe/Paris", "America/Toronto", "Asia/Kolkata"] as const;
const OPEN = [["07:00", "20:00"]];
const WEEKLY_HOURS = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, OPEN]),
);

/** An organisation of 50 members, each with a connected account, and the providers that they use. */
export async function setUpFortnight(seed: number): Promise<Fortnight & AsyncDisposable> {
  const clock = { now: START };
  const members = membersOf(hasRadicale());
  const google = await startGoogleStandIn({ now: () => clock.now });
  const graph = await startGraphStandIn({ now: () => clock.now });
  const caldav = members.filter(({ provider }) => provider === "caldav");
  const providers: SimulatedProvider[] = [simulatedGoogle(google), simulatedOutlook(graph)];
  if (caldav.length > 0) {
    const usernames = caldav.map(({ name }) => `${name}@example.test`);
    providers.push(simulatedCaldav(await startRadicale(usernames)));
  }
  const app = await startTestKit("services", {
    ports: await freePorts(),
    // Each look at the clock is a little later: no two things happen at the same moment.
    now: () => {
      clock.now = addMilliseconds(clock.now, 1);
      return clock.now;
    },
    env: {
      GOOGLE_CLIENT_ID: google.app.clientId,
      GOOGLE_CLIENT_SECRET: google.app.clientSecret,
      GOOGLE_BASE_URL: new URL(google.url).origin,
      MICROSOFT_CLIENT_ID: graph.app.clientId,
      MICROSOFT_CLIENT_SECRET: graph.app.clientSecret,
      MICROSOFT_BASE_URL: new URL(graph.url).origin,
      CALDAV_PRIVATE_HOSTS: "true",
    },
  });
  const tenantId = uuidv7();
  const people: Person[] = [];
  for (const { name, provider, timeZone } of members) {
    const simulated = providers.find((one) => one.name === provider);
    if (!simulated) throw new Error(`No provider ${provider}`);
    const account = await simulated.addAccount(name, timeZone);
    const diary = new Diary(account.calendar);
    const ids = { memberId: uuidv7(), resourceId: uuidv7() };
    people.push({ name, timeZone, provider, account, diary, ...ids });
  }
  const basis = await app.kit.db.unit(tenantId, (tx) => writeBasis(tx, tenantId, people));
  for (const person of people) await connectPerson(app, tenantId, person);
  const fortnight: Fortnight & AsyncDisposable = {
    app,
    tenantId,
    clock,
    choices: choices(seed),
    providers,
    people,
    basis,
    bookings: [],
    connections: new Map(),
    lost: new Map(),
    backSince: new Map(),
    outages: new Map(),
    answersSince: new Map(providers.map(({ name }) => [name, START])),
    noticesLost: false,
    wrongs: [],
    tally: new Map(),
    async [Symbol.asyncDispose]() {
      await app.close();
      await Promise.all(providers.map((provider) => provider.stop()));
    },
  };
  for (const person of people) {
    person.account.whileRead(() =>
      glanceAtSlots(fortnight, person).catch((wrong) => void fortnight.wrongs.push(wrong)),
    );
  }
  return fortnight;
}

/** Connects a member's account, again where it was connected before. */
export async function connectPerson(
  { kit }: TestKit,
  tenantId: string,
  { name, memberId, account }: Person,
): Promise<void> {
  const credentials = await account.credentials();
  const connected = await connectAccount(kit.calendars, { tenantId, memberId }, credentials);
  if (!connected.ok) throw new Error(`${name} was not connected: ${connected.error.kind}`);
}

function membersOf(withCaldav: boolean) {
  const { google, outlook, caldav } = MEMBERS;
  const counts = withCaldav
    ? MEMBERS
    : { google: google + caldav / 2, outlook: outlook + caldav / 2, caldav: 0 };
  return (["google", "outlook", "caldav"] as const).flatMap((provider) =>
    Array.from({ length: counts[provider] }, (_, index) => ({
      name: `${provider}-${index + 1}`,
      provider,
      timeZone: TIME_ZONES[index % TIME_ZONES.length] ?? "UTC",
    })),
  );
}

async function writeBasis(
  tx: Transaction,
  tenantId: string,
  people: readonly Person[],
): Promise<Fortnight["basis"]> {
  await tx.tenant.create({ data: { tenantId, name: "Studio Nord", timeZone: "Europe/Paris" } });
  for (const { name, memberId, resourceId, timeZone } of people) {
    await tx.resource.create({
      data: { tenantId, id: resourceId, kind: "person", name, timeZone },
    });
    await tx.schedule.create({
      data: { tenantId, resourceId, name: "Always", isDefault: true, weeklyHours: WEEKLY_HOURS },
    });
    await tx.member.create({
      data: { tenantId, id: memberId, userId: uuidv7(), name, email: "", resourceId },
    });
  }
  const service = await tx.service.create({
    data: { tenantId, name: "Visit", durationMinutes: 30 },
  });
  const client = await tx.client.create({ data: { tenantId, name: CLIENT, timeZone: "UTC" } });
  const job = await tx.job.create({ data: { tenantId, title: "Engineer" } });
  const stage = await tx.jobStage.create({
    data: { tenantId, jobId: job.id, name: "Interview", position: 0 },
  });
  const candidate = await tx.candidate.create({
    data: { tenantId, name: CLIENT, email: "cleo@example.test", timeZone: "UTC" },
  });
  const application = await tx.application.create({
    data: { tenantId, jobId: job.id, candidateId: candidate.id, stageId: stage.id },
  });
  return { serviceId: service.id, clientId: client.id, applicationId: application.id };
}

/** Stands in each event's title, after its own. */
export const CLIENT = "Cleo";
