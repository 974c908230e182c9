import { addDays, addHours } from "date-fns";
import { z } from "zod";
import { type Client, codeOf, keepDoing, writeDeed } from "./clients.ts";
import type { Organisation } from "./world.ts";

interface Booking {
  readonly organisation: Organisation;
  readonly id: string;
  readonly token: string;
}

interface Wish {
  readonly organisation: Organisation;
  readonly serviceId: string;
  readonly start: string;
  readonly holdId?: string | undefined;
}

const slotsSchema = z.object({ slots: z.array(z.object({ start: z.string() })) });
const holdSchema = z.object({ holdId: z.uuid() });
const bookedSchema = z.object({
  token: z.string(),
  appointment: z.object({ id: z.uuid(), status: z.string() }),
});
const takenSchema = z.object({ alternatives: z.array(z.object({ start: z.string() })) });
const checkoutSchema = z.object({ url: z.url() });

/** Somebody without an account, who books at organisations' pages and changes their mind. */
export async function beVisitor(client: Client): Promise<void> {
  const { soak, choices } = client;
  const mine: Booking[] = [];
  await keepDoing(client, async () => {
    const what = choices.weighted({ book: 6, move: mine.length && 2, cancel: mine.length && 1.5 });
    if (what === "book") {
      const booked = await book(client);
      if (booked) mine.push(booked);
      return;
    }
    const booking = choices.among(mine);
    if (what === "move") return await move(client, booking);
    mine.splice(mine.indexOf(booking), 1);
    soak.deeds.count("visitor cancels");
    return await cancel(client, booking);
  });
}

async function book(client: Client): Promise<Booking | undefined> {
  const { choices } = client;
  const organisation = choices.among(client.soak.organisations);
  const service = choices.weighted({ visit: 5, treatment: 3, course: 3 });
  const wish = await choose(client, { organisation, serviceId: organisation[service] });
  if (!wish) return undefined;
  if (!choices.chance(0.4)) return await bookSlot(client, wish);
  const holdId = await hold(client, wish);
  if (!holdId) return undefined;
  const next = choices.weighted({ book: 5, "book late": 1.5, leave: 1.5, "give back": 1 });
  if (next === "leave" || next === "book late") client.soak.time.runOut(holdId);
  if (next === "leave") return undefined;
  if (next !== "give back") return await bookSlot(client, { ...wish, holdId });
  const path = `/api/public/${organisation.slug}/holds/${holdId}`;
  const gone = await client.soak.asker.ask(choices, {
    product: "services",
    method: "DELETE",
    path,
  });
  if (!gone || gone.status >= 400) client.soak.time.runOut(holdId);
  return undefined;
}

/** A free time: one of those that everybody wants, as often as not. */
async function choose(
  client: Client,
  { organisation, serviceId }: Pick<Wish, "organisation" | "serviceId">,
): Promise<Wish | undefined> {
  const { soak, choices } = client;
  const isPopular = choices.chance(0.5);
  const from = addDays(addHours(soak.startedAt, 6), isPopular ? 2 : choices.whole(1, 25));
  const query = new URLSearchParams({
    serviceId,
    from: from.toISOString(),
    to: addDays(from, isPopular ? 5 : 2).toISOString(),
  });
  const path = `/api/public/${organisation.slug}/slots?${query}`;
  const found = await soak.asker.ask(choices, { product: "services", path });
  const { slots } = slotsSchema.catch({ slots: [] }).parse(found?.body);
  const [...free] = isPopular ? slots.slice(0, 3) : slots;
  if (free.length === 0) return undefined;
  return { organisation, serviceId, start: choices.among(free).start };
}

async function hold(client: Client, wish: Wish): Promise<string | undefined> {
  const { soak, choices } = client;
  const { organisation, serviceId, start } = wish;
  const path = `/api/public/${organisation.slug}/holds`;
  const reply = await soak.asker.ask(choices, {
    product: "services",
    path,
    json: { serviceId, start },
  });
  soak.deeds.count(`hold: ${!reply ? "unknown" : reply.status < 400 ? "done" : codeOf(reply)}`);
  return holdSchema.safeParse(reply?.body).data?.holdId;
}

async function bookSlot(client: Client, wish: Wish, again = false): Promise<Booking | undefined> {
  const { soak, choices } = client;
  const { organisation, serviceId, start, holdId } = wish;
  const marker = client.nextMarker();
  const reply = await soak.asker.ask(choices, {
    product: "services",
    path: `/api/public/${organisation.slug}/appointments`,
    key: marker,
    json: {
      serviceId,
      start,
      ...(holdId && { holdId }),
      timeZone: "UTC",
      notes: marker,
      client: { name: client.name, email: `${client.name}@visitors.example` },
    },
  });
  const { data: booked } = bookedSchema.safeParse(reply?.body);
  const eventId = booked?.appointment.id;
  const deed = { kind: "book", product: "services", organisation, marker, eventId } as const;
  if (!writeDeed(client, deed, reply) || !booked) {
    const { alternatives } = takenSchema.catch({ alternatives: [] }).parse(reply?.body);
    if (again || alternatives.length === 0 || choices.chance(0.4)) return undefined;
    return await bookSlot(client, { ...wish, start: choices.among(alternatives).start }, true);
  }
  const booking = { organisation, id: booked.appointment.id, token: booked.token };
  soak.appointments.push(booking);
  if (booked.appointment.status === "pending") await payOrNot(client, booking);
  return booking;
}

async function payOrNot(client: Client, { token, id }: Booking): Promise<void> {
  const { soak, choices } = client;
  const what = choices.weighted({ pay: 6, "pay late": 1.5, "begin and leave": 1, leave: 1.5 });
  const path = `/api/manage/${token}/payment`;
  if (what !== "leave") {
    const begin = () => soak.asker.ask(choices, { product: "services", method: "POST", path });
    const began = choices.chance(0.2) ? (await Promise.all([begin(), begin()]))[0] : await begin();
    const url = checkoutSchema.safeParse(began?.body).data?.url;
    if (what === "pay late") soak.time.payTimeOver(id);
    if (url && what !== "begin and leave") {
      if (what === "pay late") await new Promise((resolve) => setTimeout(resolve, 700));
      soak.stripe.pay(choices, url);
      soak.deeds.count("pay by card: done");
      if (choices.chance(0.5)) {
        await soak.asker.ask(choices, {
          product: "services",
          method: "POST",
          path: `${path}/check`,
        });
      }
      return;
    }
  }
  soak.deeds.count("pay by card: not");
  soak.time.payTimeOver(id);
}

async function move(client: Client, { organisation, id, token }: Booking): Promise<void> {
  const { soak, choices } = client;
  const from = addDays(soak.startedAt, choices.whole(1, 25));
  const query = new URLSearchParams({
    from: from.toISOString(),
    to: addDays(from, 2).toISOString(),
  });
  const path = `/api/manage/${token}`;
  const found = await soak.asker.ask(choices, {
    product: "services",
    path: `${path}/slots?${query}`,
  });
  const { slots } = slotsSchema.catch({ slots: [] }).parse(found?.body);
  if (slots.length === 0) return;
  const { start } = choices.among(slots);
  const marker = client.nextMarker();
  const reply = await soak.asker.ask(choices, {
    product: "services",
    path: `${path}/reschedule`,
    json: { start, reason: marker },
  });
  const deed = { kind: "move", product: "services", organisation, marker, eventId: id } as const;
  writeDeed(client, deed, reply);
}

async function cancel(client: Client, { organisation, id, token }: Booking): Promise<void> {
  const marker = client.nextMarker();
  const reply = await client.soak.asker.ask(client.choices, {
    product: "services",
    path: `/api/manage/${token}/cancel`,
    json: { reason: marker },
  });
  const deed = { kind: "cancel", product: "services", organisation, marker, eventId: id } as const;
  writeDeed(client, deed, reply);
}
