import { addDays, addHours } from "date-fns";
import { z } from "zod";
import { type Client, codeOf, type KnownEvent, keepDoing, writeDeed } from "./clients.ts";
import type { Organisation } from "./world.ts";

const idSchema = z.object({ id: z.uuid() });
const slotsSchema = z.object({ slots: z.array(z.object({ start: z.string() })) });
const scheduledSchema = z.object({ interview: idSchema });
const proposalsSchema = z.object({
  proposals: z.array(
    z.object({
      interviews: z.array(
        z.object({
          position: z.int(),
          start: z.string(),
          seats: z.array(z.uuid()),
          roomId: z.uuid().nullable(),
        }),
      ),
    }),
  ),
});
const bookedLoopSchema = z.object({ interviews: z.array(idSchema) });
const requestsSchema = z.object({ items: z.array(z.object({ url: z.string() })) });

/** Somebody who schedules interviews, one by one, in loops, and by asking candidates. */
export async function beRecruiter(client: Client): Promise<void> {
  const { soak, choices } = client;
  const organisation = choices.among(soak.organisations);
  const desk = { client, organisation };
  await keepDoing(client, async () => {
    const known = soak.interviews.filter((one) => one.organisation === organisation);
    const some = known.length > 0 ? 1 : 0;
    const what = choices.weighted({
      interview: 3,
      loop: 1.5,
      request: 2,
      move: 2 * some,
      cancel: some,
      decline: some,
    });
    if (what === "interview") return await schedule(desk);
    if (what === "loop") return await scheduleLoop(desk);
    if (what === "request") return await askForTime(desk);
    const event = choices.among(known);
    if (what === "move") return await move(desk, event);
    if (what === "cancel") return await cancel(desk, event);
    return await decline(desk, event);
  });
}

interface Desk {
  readonly client: Client;
  readonly organisation: Organisation;
}

function ask({ client, organisation }: Desk, path: string, json?: unknown, key?: string) {
  return client.soak.asker.ask(client.choices, {
    product: "ats",
    path,
    cookie: organisation.cookie,
    ...(json !== undefined && { json }),
    ...(key !== undefined && { key }),
  });
}

/** A candidate whom nobody knew before. */
async function addCandidate(desk: Desk): Promise<{ id: string; email: string } | undefined> {
  const { client, organisation } = desk;
  const name = client.nextMarker();
  const email = `${name}@candidates.example`;
  const reply = await ask(desk, "/api/applications", {
    jobId: organisation.jobId,
    name,
    email,
    timeZone: "UTC",
  });
  const added = idSchema.safeParse(reply?.body).data;
  client.soak.deeds.count(`application: ${added ? "done" : reply ? codeOf(reply) : "unknown"}`);
  return added && { id: added.id, email };
}

/** Two people of the panel; one of them gives services, too, more often than not. */
function somePanel({ client: { choices }, organisation }: Desk): readonly string[] {
  const { both, founder, panel } = organisation;
  const first = choices.weighted({ both: 3, founder: 2, panel: 1 });
  const leader = first === "both" ? both : first === "founder" ? founder : panel[0];
  return [leader.resourceId, panel[1].resourceId];
}

function someDays({ client: { choices, soak } }: Desk) {
  const from = addDays(addHours(soak.startedAt, 2), choices.whole(1, 20));
  return { from: from.toISOString(), to: addDays(from, 4).toISOString() };
}

async function schedule(desk: Desk): Promise<void> {
  const { client, organisation } = desk;
  const { soak, choices } = client;
  const application = await addCandidate(desk);
  if (!application) return;
  const interviewerIds = somePanel(desk);
  const query = new URLSearchParams({
    ...someDays(desk),
    interviewerIds: interviewerIds.join(","),
    durationMinutes: "45",
  });
  const found = await ask(desk, `/api/slots?${query}`);
  const { slots } = slotsSchema.catch({ slots: [] }).parse(found?.body);
  if (slots.length === 0) return;
  const marker = client.nextMarker();
  const reply = await ask(
    desk,
    "/api/interviews",
    {
      applicationId: application.id,
      kind: "phone",
      title: marker,
      start: choices.among(slots.slice(0, 6)).start,
      durationMinutes: 45,
      bufferAfterMinutes: choices.among([0, 15]),
      interviewerIds,
    },
    marker,
  );
  const { data } = scheduledSchema
    .or(idSchema.transform((interview) => ({ interview })))
    .safeParse(reply?.body);
  const eventId = data?.interview.id;
  const deed = { kind: "interview", product: "ats", organisation, marker, eventId } as const;
  if (writeDeed(client, deed, reply) && eventId) {
    soak.interviews.push({ organisation, id: eventId });
    soak.candidates.push(application.email);
  }
}

async function scheduleLoop(desk: Desk): Promise<void> {
  const { client, organisation } = desk;
  const { soak, choices } = client;
  const application = await addCandidate(desk);
  if (!application) return;
  const marker = client.nextMarker();
  const { panel, both, founder } = organisation;
  const seat = (...people: { resourceId: string }[]) => [
    { resourceIds: people.map(({ resourceId }) => resourceId) },
  ];
  const interviews = [
    { title: marker, kind: "phone", durationMinutes: 30, seats: seat(both, panel[0]) },
    { title: marker, kind: "technical", durationMinutes: 60, seats: seat(panel[1], founder) },
  ];
  const path = `/api/applications/${application.id}/loops`;
  const found = await ask(desk, `${path}/search`, { interviews, ...someDays(desk) });
  const { proposals } = proposalsSchema.catch({ proposals: [] }).parse(found?.body);
  if (proposals.length === 0) return;
  const planned = choices.among(proposals.slice(0, 3)).interviews;
  const reply = await ask(desk, path, { interviews, planned }, marker);
  const booked = bookedLoopSchema.safeParse(reply?.body).data;
  writeDeed(client, { kind: "loop", product: "ats", organisation, marker, rows: 2 }, reply);
  for (const { id } of booked?.interviews ?? []) soak.interviews.push({ organisation, id });
}

async function askForTime(desk: Desk): Promise<void> {
  const { client } = desk;
  const { soak } = client;
  const application = await addCandidate(desk);
  if (!application) return;
  const { from, to } = someDays(desk);
  const marker = client.nextMarker();
  const reply = await ask(
    desk,
    `/api/applications/${application.id}/requests`,
    {
      mode: "choose",
      interviews: [
        {
          title: marker,
          kind: "phone",
          durationMinutes: 30,
          seats: [{ resourceIds: [...somePanel(desk)] }],
        },
      ],
      earliest: from,
      latest: to,
      expiresAt: to,
    },
    marker,
  );
  const url = requestsSchema.safeParse(reply?.body).data?.items[0]?.url;
  soak.deeds.count(`request: ${url ? "done" : reply ? codeOf(reply) : "unknown"}`);
  if (url) soak.requests.push({ token: url.split("/").at(-1) ?? "", marker, from, to });
}

async function move(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const query = new URLSearchParams({ ...someDays(desk), interviewId: id });
  const found = await ask(desk, `/api/slots?${query}`);
  const { slots } = slotsSchema.catch({ slots: [] }).parse(found?.body);
  if (slots.length === 0) return;
  const marker = client.nextMarker();
  const { start } = client.choices.among(slots);
  const reply = await ask(desk, `/api/interviews/${id}/reschedule`, { start, reason: marker });
  writeDeed(client, { kind: "move", product: "ats", organisation, marker, eventId: id }, reply);
}

async function cancel(desk: Desk, { id }: KnownEvent): Promise<void> {
  const { client, organisation } = desk;
  const marker = client.nextMarker();
  const reply = await ask(desk, `/api/interviews/${id}/cancel`, { reason: marker });
  writeDeed(client, { kind: "cancel", product: "ats", organisation, marker, eventId: id }, reply);
}

async function decline(desk: Desk, { id }: KnownEvent): Promise<void> {
  const response = desk.client.choices.among(["accepted", "declined"]);
  const reply = await ask(desk, `/api/interviews/${id}/answer`, { response });
  const ended = !reply ? "unknown" : reply.status < 400 ? "done" : codeOf(reply);
  desk.client.soak.deeds.count(`${response}: ${ended}`);
}
