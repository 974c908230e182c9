import { addDays, addMinutes, differenceInMinutes } from "date-fns";
import { z } from "zod";
import { type Client, codeOf, type KnownEvent, keepDoing, writeDeed } from "./clients.ts";
import type { Organisation } from "./world.ts";

const bookedSchema = z.object({ id: z.uuid(), start: z.string() });
const seriesSchema = z.object({ id: z.uuid(), appointmentIds: z.array(z.uuid()) });
const clashSchema = z.object({ code: z.literal("SERIES_CLASH"), starts: z.array(z.string()) });
const moneySchema = z.object({
  due: z.int(),
  payments: z.array(
    z.object({ id: z.uuid(), amount: z.int(), refunded: z.int(), state: z.string() }),
  ),
});
const timeOffSchema = z.object({ id: z.uuid() });
const shownSchema = z.object({ start: z.string(), seriesId: z.uuid().nullable() });

/** Somebody at an organisation's desk, who does everything that staff do. */
export async function beStaff(client: Client): Promise<void> {
  const { soak, choices } = client;
  const organisation = choices.among(soak.organisations);
  const desk = { client, organisation };
  await keepDoing(client, async () => {
    const known = soak.appointments.filter((one) => one.organisation === organisation);
    const some = known.length > 0 ? 1 : 0;
    const what = choices.weighted({
      book: 3,
      series: 2,
      "time off": 1,
      move: 2 * some,
      cancel: 1.5 * some,
      pay: 3 * some,
      refund: 2 * some,
      remind: 2 * some,
      "end series": some,
      "move series": some,
    });
    if (what === "book") return await book(desk);
    if (what === "series") return await bookSeries(desk);
    if (what === "time off") return await takeTimeOff(desk);
    const event = choices.among(known);
    if (what === "move") return await move(desk, event);
    if (what === "cancel") return await cancel(desk, event);
    if (what === "pay") return await recordPayment(desk, event);
    if (what === "refund") return await refund(desk, event);
    if (what === "remind") return await remind(desk, event);
    return await changeSeries(desk, event, what === "end series" ? "end" : "move");
  });
}

interface Desk {
  readonly client: Client;
  readonly organisation: Organisation;
}

function ask({ client, organisation }: Desk, path: string, json?: unknown, key?: string) {
  return client.soak.asker.ask(client.choices, {
    product: "services",
    path,
    cookie: organisation.cookie,
    ...(json !== undefined && { json }),
    ...(key !== undefined && { key }),
  });
}

/** A half hour of some day, whether free or not. */
function someStart({ client: { choices, soak } }: Desk): Date {
  const day = addDays(soak.startedAt, choices.whole(2, 25));
  day.setUTCHours(choices.whole(7, 19), choices.among([0, 30]), 0, 0);
  return day;
}

function somebody({ client }: Desk) {
  const number = client.choices.whole(1, 40);
  return { name: `Caller ${number}`, email: `caller-${number}@visitors.example` };
}

async function book(desk: Desk): Promise<void> {
  const { client, organisation } = desk;
  const marker = client.nextMarker();
  const reply = await ask(
    desk,
    "/api/appointments",
    {
      serviceId: organisation[client.choices.weighted({ visit: 3, treatment: 1, course: 1 })],
      start: someStart(desk).toISOString(),
      timeZone: "UTC",
      notes: marker,
      client: somebody(desk),
    },
    marker,
  );
  const eventId = bookedSchema.safeParse(reply?.body).data?.id;
  const deed = { kind: "book", product: "services", organisation, marker, eventId } as const;
  if (writeDeed(client, deed, reply) && eventId) {
    client.soak.appointments.push({ organisation, id: eventId });
  }
}

async function bookSeries(desk: Desk): Promise<void> {
  const { client, organisation } = desk;
  const { choices, soak } = client;
  const wanted = {
    serviceId: organisation.visit,
    hostId: choices.among([organisation.both, organisation.host]).resourceId,
    startLocal: someStart(desk).toISOString().slice(0, 16),
    timeZone: "UTC",
    rule: `FREQ=WEEKLY;COUNT=${choices.whole(2, 5)}`,
    client: somebody(desk),
  };
  let decisions: object[] = [];
  for (let attempt = 1; attempt <= 2; attempt++) {
    const marker = `series-${client.nextMarker()}`;
    const reply = await ask(desk, "/api/series", { ...wanted, notes: marker, decisions }, marker);
    const booked = seriesSchema.safeParse(reply?.body).data;
    const rows = booked?.appointmentIds.length ?? 1;
    writeDeed(
      client,
      { kind: "book a series", product: "services", organisation, marker, rows },
      reply,
    );
    for (const id of booked?.appointmentIds ?? []) soak.appointments.push({ organisation, id });
    const clash = clashSchema.safeParse(reply?.body).data;
    if (!clash) return;
    decisions = clash.starts.map((at) => ({ at, moveTo: null }));
  }
}

async function changeSeries(desk: Desk, { id }: KnownEvent, change: "end" | "move"): Promise<void> {
  const { client } = desk;
  const { choices, soak } = client;
  const shown = shownSchema.safeParse((await ask(desk, `/api/appointments/${id}`))?.body).data;
  if (!shown?.seriesId) return;
  const scope = choices.among(["following", "all"]);
  const start = addMinutes(new Date(shown.start), choices.among([-60, -30, 30, 60]));
  const reason = `series-${client.nextMarker()}`;
  const reply = await ask(
    desk,
    `/api/appointments/${id}/series/${change}`,
    change === "end" ? { scope, reason } : { scope, reason, start: start.toISOString() },
  );
  const ended = !reply ? "unknown" : reply.status < 400 ? "done" : codeOf(reply);
  soak.deeds.count(`${change} a series: ${ended}`);
}

async function move(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const marker = client.nextMarker();
  const start = someStart(desk).toISOString();
  const reply = await ask(desk, `/api/appointments/${id}/reschedule`, { start, reason: marker });
  const deed = { kind: "move", product: "services", organisation, marker, eventId: id } as const;
  writeDeed(client, deed, reply);
}

async function cancel(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const marker = client.nextMarker();
  const reply = await ask(desk, `/api/appointments/${id}/cancel`, { reason: marker });
  const deed = { kind: "cancel", product: "services", organisation, marker, eventId: id } as const;
  writeDeed(client, deed, reply);
}

async function recordPayment(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const { choices } = client;
  const marker = client.nextMarker();
  const reply = await ask(
    desk,
    `/api/appointments/${id}/payments`,
    {
      amount: choices.whole(100, 3_000),
      method: choices.among(["cash", "card", "bank_transfer", "other"]),
      note: marker,
    },
    marker,
  );
  const deed = {
    kind: "pay by hand",
    product: "services",
    organisation,
    marker,
    eventId: id,
  } as const;
  writeDeed(client, deed, reply);
}

async function refund(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const { choices } = client;
  const money = moneySchema.safeParse((await ask(desk, `/api/appointments/${id}/payments`))?.body);
  const paid = money.data?.payments.filter(
    ({ state, amount, refunded }) => state === "succeeded" && amount > refunded,
  );
  if (!paid?.length) return;
  const payment = choices.among(paid);
  const marker = client.nextMarker();
  const reply = await ask(
    desk,
    `/api/payments/${payment.id}/refunds`,
    {
      amount: choices.whole(1, payment.amount - payment.refunded),
      reason: marker,
      paidBack: choices.chance(0.5),
    },
    marker,
  );
  writeDeed(
    client,
    { kind: "refund", product: "services", organisation, marker, eventId: id },
    reply,
  );
}

/** A reminder that comes due within a minute, so that it goes out while the run lasts. */
async function remind(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const { soak, choices } = client;
  const shown = bookedSchema.safeParse((await ask(desk, `/api/appointments/${id}`))?.body).data;
  if (!shown) return;
  const minutes = differenceInMinutes(new Date(shown.start), new Date());
  if (minutes < 2) return;
  const reply = await soak.asker.ask(choices, {
    product: "services",
    method: "PUT",
    path: `/api/appointments/${id}/reminders`,
    json: { enabled: true, offsetsMinutes: [...new Set([minutes, 1_440, 60])] },
    cookie: organisation.cookie,
  });
  soak.deeds.count(
    `reminders: ${!reply ? "unknown" : reply.status < 400 ? "done" : codeOf(reply)}`,
  );
}

async function takeTimeOff(desk: Desk): Promise<void> {
  const { client, organisation } = desk;
  const { choices } = client;
  const start = someStart(desk);
  const marker = client.nextMarker();
  const reply = await ask(desk, "/api/time-off", {
    resourceId: choices.among([organisation.both, organisation.host]).resourceId,
    start: start.toISOString(),
    end: addMinutes(start, choices.whole(1, 4) * 30).toISOString(),
    reason: marker,
  });
  const { data: taken } = timeOffSchema.safeParse(reply?.body);
  const isGivenBack = choices.chance(0.5);
  if (!isGivenBack || !taken) {
    writeDeed(client, { kind: "time off", product: "services", organisation, marker }, reply);
    return;
  }
  const gone = await client.soak.asker.ask(choices, {
    product: "services",
    method: "DELETE",
    path: `/api/time-off/${taken.id}`,
    cookie: organisation.cookie,
  });
  client.soak.deeds.count(`time off given back: ${gone ? gone.status : "unknown"}`);
}
