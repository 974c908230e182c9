import { addDays } from "date-fns";
import pg from "pg";
import { z } from "zod";

/** An organisation that is booked, and whoever runs it. */
interface Salon {
  readonly slug: string;
  readonly serviceId: string;
  readonly email: string;
  readonly password: string;
  readonly cookie: string;
}

/** What was done so far, by name. */
export type Done = Record<"slots" | "booked" | "cancelled" | "signed in" | "told", number>;

export interface MemoryLoad extends AsyncDisposable {
  readonly done: Readonly<Done>;
}

const SALONS = 10;
const VISITORS = 4;
const SOCKETS = 20;
const PAUSE_MS = 40;
const SIGN_IN_EVERY_MS = 500;
/** How long a page stays open. */
const SOCKET_MS = 15_000;

const slotsSchema = z.object({ slots: z.array(z.object({ start: z.string() })) });
const bookedSchema = z.object({ token: z.string() });
const createdSchema = z.object({ id: z.uuid(), slug: z.string() });

/**
 * A steady load on a server: visitors who look, book and mostly cancel again, people who sign in and
 * out, and open pages that are told of it and come and go.
 */
export async function startMemoryLoad(origin: string, ownerUrl: string): Promise<MemoryLoad> {
  const salons = await openSalons(origin, ownerUrl);
  const done: Done = { slots: 0, booked: 0, cancelled: 0, "signed in": 0, told: 0 };
  let isOver = false;
  let faults = 0;
  const keep = async (pauseMs: number, deed: (turn: number) => Promise<void>, turn: number) => {
    for (let number = turn; !isOver; number += VISITORS) {
      // One that fails is counted; a server that answers nothing any more ends the run.
      await deed(number).catch((error) => {
        if (++faults > MOST_FAULTS) throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const running = [
    ...Array.from({ length: VISITORS }, (_, turn) =>
      keep(PAUSE_MS, (number) => visit(origin, among(salons, number), number, done), turn),
    ),
    keep(SIGN_IN_EVERY_MS, (number) => signInAndOut(origin, among(salons, number), done), 0),
    ...Array.from({ length: SOCKETS }, (_, turn) =>
      keep(0, (number) => watch(origin, among(salons, number), done, () => isOver), turn),
    ),
  ];
  return {
    done,
    async [Symbol.asyncDispose]() {
      isOver = true;
      await Promise.all(running);
    },
  };
}

const MOST_FAULTS = 50;

function among(salons: readonly Salon[], number: number): Salon {
  const salon = salons[number % salons.length];
  if (!salon) throw new Error("There are no salons");
  return salon;
}

async function visit(origin: string, salon: Salon, number: number, done: Done): Promise<void> {
  const { slug, serviceId } = salon;
  const from = addDays(new Date(), 1 + (number % 20));
  const query = new URLSearchParams({
    serviceId,
    from: from.toISOString(),
    to: addDays(from, 30).toISOString(),
  });
  const answer = await request(`${origin}/api/public/${slug}/slots?${query}`);
  const { slots } = slotsSchema.parse(await answer.json());
  done.slots++;
  const slot = slots[(number * 7) % Math.max(1, slots.length)];
  if (!slot) return;
  const booking = await request(`${origin}/api/public/${slug}/appointments`, {
    serviceId,
    start: slot.start,
    timeZone: "America/Toronto",
    client: { name: `Visitor ${number}`, email: `visitor-${number}@memory.example` },
  });
  const { token } = bookedSchema.parse(await booking.json());
  done.booked++;
  if (number % 10 === 0) return; // who comes
  await discard(await request(`${origin}/api/manage/${token}/cancel`, { reason: "Ill" }));
  done.cancelled++;
}

async function signInAndOut(origin: string, { email, password }: Salon, done: Done) {
  const signedIn = await request(`${origin}/api/auth/sign-in/email`, { email, password });
  await discard(signedIn);
  const cookie = cookieOf(signedIn);
  await discard(await request(`${origin}/api/me`, undefined, cookie));
  await discard(await request(`${origin}/api/auth/sign-out`, {}, cookie));
  done["signed in"]++;
}

/** An open page: closed after a while, or at the end. */
async function watch(origin: string, { cookie }: Salon, done: Done, isOver: () => boolean) {
  const url = `${origin.replace("http", "ws")}/api/live`;
  const socket = new WebSocket(url, { headers: { cookie, origin } } as never); // its types know of browsers only
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => socket.close(), SOCKET_MS);
    const ends = setInterval(() => isOver() && socket.close(), PAUSE_MS);
    socket.addEventListener("message", () => done.told++);
    socket.addEventListener("close", () => {
      clearTimeout(timer);
      clearInterval(ends);
      resolve();
    });
    socket.addEventListener("error", () => reject(new Error("A page was not let in")));
  });
}

async function openSalons(origin: string, ownerUrl: string): Promise<Salon[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const salons: Salon[] = [];
  for (let number = 1; number <= SALONS; number++) {
    const email = `founder-${number}@memory.example`;
    const password = `a password for ${number}`;
    const account = { name: `Founder ${number}`, email, password };
    const signedUp = await request(`${origin}/api/auth/sign-up/email`, account);
    await discard(signedUp);
    const cookie = cookieOf(signedUp);
    const organisation = { name: `Salon ${number}`, timeZone: "America/Toronto" };
    const created = await request(`${origin}/api/organisations`, organisation, cookie);
    const { id, slug } = createdSchema.parse(await created.json());
    const { rows } = await owner.query<{ service_id: string }>(OFFER, [id]);
    salons.push({ slug, serviceId: rows[0]?.service_id ?? "", email, password, cookie });
  }
  await owner.end();
  return salons;
}

/** The founder gives one service, all day and every day. */
const OFFER = `
  WITH hours AS (
    UPDATE schedule SET weekly_hours = (
      SELECT jsonb_object_agg(day, '[["00:00", "24:00"]]'::jsonb)
      FROM unnest('{mon,tue,wed,thu,fri,sat,sun}'::text[]) day)
    WHERE tenant_id = $1
  ), offered AS (
    INSERT INTO service (tenant_id, id, name, duration_minutes, minimum_notice_minutes, change_notice_minutes)
    VALUES ($1, uuidv7(), 'Haircut', 30, 0, 0) RETURNING id
  )
  INSERT INTO service_host (tenant_id, service_id, resource_id)
  SELECT $1, offered.id, resource.id FROM offered, resource WHERE resource.tenant_id = $1
  RETURNING service_id`;

async function request(url: string, json?: object, cookie?: string): Promise<Response> {
  const answer = await fetch(url, {
    headers: {
      origin: new URL(url).origin,
      ...(json && { "content-type": "application/json" }),
      ...(cookie && { cookie }),
    },
    ...(json && { method: "POST", body: JSON.stringify(json) }),
  });
  if (!answer.ok)
    throw new Error(`${new URL(url).pathname}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** A body that nobody reads keeps its connection. */
async function discard(answer: Response): Promise<void> {
  await answer.arrayBuffer();
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
}
