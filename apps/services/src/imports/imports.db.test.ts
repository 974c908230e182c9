import { importJobs } from "@convene/server-kit/imports";
import { type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { servicesApi } from "../routes/services-api.ts";
import { february, NOW, type SalonRows, writeSalon } from "../testing/open-salon.ts";
import { servicesImporters } from "./services-importers.ts";

let app: TestKit;
let owner: SignedUp;
let salon: SalonRows;
/** What is to happen before each booking is followed up. */
let beforeFollowing = () => {};

beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    now: () => NOW,
    appJobs: importJobs("services", (kit) =>
      servicesImporters({
        ...kit,
        async followBooking(tx, event) {
          beforeFollowing();
          await kit.followBooking(tx, event);
        },
      }),
    ),
  });
  owner = await app.signUp({ name: "Olga", organisation: "Salon", timeZone: "America/Toronto" });
  salon = await writeSalon(app.kit.db, owner.tenantId);
});
afterAll(() => app.close());

const ask = (path: string, json?: unknown, method?: string) =>
  app.fetch(`/api/imports${path}`, {
    cookie: owner.cookie,
    ...(json !== undefined && { json }),
    ...(method !== undefined && { method }),
  });

const importAnswer = z.looseObject({
  id: z.string(),
  state: z.string(),
  total: z.number(),
  done: z.number(),
  created: z.number(),
  updated: z.number(),
  skipped: z.number(),
  fields: z.array(z.object({ field: z.string(), column: z.string().nullable() })),
});

async function upload(kind: string, content: string | Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  body.set("kind", kind);
  body.set("file", new File([content], "bring.csv", { type: "text/csv" }));
  return await app.fetch("/api/imports", { method: "POST", cookie: owner.cookie, body });
}

async function view(id: string) {
  return importAnswer.parse(await (await ask(`/${id}`)).json());
}

/** Uploads and checks. */
async function checked(kind: string, lines: readonly string[]) {
  const answer = await upload(kind, lines.join("\r\n"));
  expect(answer.status).toBe(201);
  const { id } = importAnswer.parse(await answer.json());
  await app.runJobs();
  return await view(id);
}

/** @returns `[line, code, field]` of each problem */
async function problemsOf(id: string, level?: string) {
  const answer = await ask(`/${id}/problems?limit=20000${level ? `&level=${level}` : ""}`);
  const { items } = z
    .object({
      items: z.array(
        z.looseObject({ line: z.number(), code: z.string(), field: z.string().optional() }),
      ),
    })
    .parse(await answer.json());
  return items.map(({ line, code, field }) => [line, code, ...(field ? [field] : [])]);
}

async function run(id: string, options: object = {}) {
  expect((await ask(`/${id}/start`, options)).status).toBe(200);
  await app.runJobs();
  return await view(id);
}

const inSalon = <T>(
  read: (tx: Parameters<Parameters<TestKit["kit"]["db"]["unit"]>[1]>[0]) => Promise<T>,
) => app.kit.db.unit(owner.tenantId, read);

test("a file of clients is checked by line, written, and the same file again makes nothing", async () => {
  const lines = [
    "Nom complet;Courriel;Téléphone;Langue",
    "Ana Costa;ANA@example.com;+1 416 555 0101;fr",
    ";bo@example.com;;",
    "Cid;not an address;;",
    "Dea;;12345;",
    "Eva;;;",
    "Ana C.;ana@example.com;;",
    "Fay;;+1 (416) 555-0102;Klingon!",
    "Gus;;00 1 416 555 0103;",
  ];
  const dry = await checked("clients", lines);
  expect(dry).toMatchObject({ state: "checked", created: 2, updated: 0, skipped: 6, total: 8 });
  expect(await problemsOf(dry.id)).toEqual([
    [3, "MISSING", "name"],
    [4, "INVALID", "email"],
    [5, "INVALID", "phone"],
    [6, "MISSING", "email"],
    [7, "REPEATED_LINE"],
    [8, "INVALID", "locale"],
  ]);
  expect(await inSalon((tx) => tx.client.count())).toBe(0);

  expect(await run(dry.id)).toMatchObject({ state: "done", done: 8, created: 2, skipped: 6 });
  const kept = await inSalon((tx) => tx.client.findMany({ orderBy: { name: "asc" } }));
  expect(kept).toMatchObject([
    { name: "Ana Costa", email: "ana@example.com", locale: "fr", timeZone: "America/Toronto" },
    { name: "Gus", email: null, phone: "+14165550103" },
  ]);
  const stored = await inSalon((tx) => tx.dataImport.findFirstOrThrow({ where: { id: dry.id } }));
  expect(stored.content).toBe("");
  expect(JSON.stringify(stored.problems)).not.toContain("not an address");

  expect(await checked("clients", lines)).toMatchObject({ created: 0, updated: 0, skipped: 8 });
});

test("who is known is corrected, and the dry run says in what", async () => {
  await inSalon((tx) =>
    tx.client.updateMany({ where: { email: "ana@example.com" }, data: { smsOptInAt: NOW } }),
  );
  const dry = await checked("clients", [
    "First name,Name,E-mail,Mobile",
    "Ana,Costa-Lima,ana@example.com,+14165550199",
  ]);
  expect(dry).toMatchObject({ created: 0, updated: 1 });
  const { items } = z
    .looseObject({ items: z.array(z.looseObject({ details: z.unknown() })) })
    .parse(await (await ask(`/${dry.id}/problems?level=change`)).json());
  expect(items[0]?.details).toEqual({ fields: ["name", "phone"] });
  await run(dry.id);
  expect(
    await inSalon((tx) => tx.client.findFirstOrThrow({ where: { email: "ana@example.com" } })),
  ).toMatchObject({
    name: "Ana Costa-Lima",
    phone: "+14165550199",
    smsOptInAt: null,
    locale: "fr",
  });
});

const appointments = [
  "Service,Avec,Date,Heure,Client,Email,Statut,Prix",
  "Haircut,Mia,2026-02-03,10:00,Hal,hal@example.com,,", // live
  "HAIRCUT,mia,2026-02-03,10:30,Ida,ida@example.com,,", // line 2 takes it
  "Shave,Mia,2026-02-03,13:00,Jo,jo@example.com,,",
  "Haircut,Zoe,2026-02-03,13:00,Jo,jo@example.com,,",
  "Haircut,Noah,31/02/2026,13:00,Jo,jo@example.com,,",
  "Haircut,Noah,2026-03-08,02:30,Jo,jo@example.com,,", // skipped
  "Haircut,Noah,2026-02-03,20:00,Jo,jo@example.com,,", // outside hours
  "Haircut,Noah,2026-01-05,10:00,Kit,kit@example.com,,45.00", // over
  "Haircut,Noah,2026-01-06,10:00,Kit,kit@example.com,No-show,",
  "Haircut,Noah,2026-02-04,10:00,Kit,kit@example.com,completed,",
  "Haircut,,2026-02-04,10:00,Kit,kit@example.com,,",
  "Haircut,Mia,2026-02-03,10:00,Hal,hal@example.com,,",
];

test("a line that the check keeps out is not written, however far it stands from the one it repeats", async () => {
  await checked("clients", ["Name,Email,Phone", "Kim,kim@example.com,+14165550190"]).then(
    ({ id }) => run(id),
  );
  const between = Array.from({ length: 520 }, (_, at) => `Nobody ${at},nobody${at}@example.com,`);
  const dry = await checked("clients", [
    "Name,Email,Phone",
    "Kim,kim@example.com,",
    ...between,
    "KIM,,+14165550190",
  ]);
  expect(dry).toMatchObject({ created: 520, updated: 0, skipped: 2 });
  expect(await problemsOf(dry.id, "error")).toEqual([[523, "SAME_CLIENT", "phone"]]);
  expect(await run(dry.id)).toMatchObject({ state: "done", created: 520, updated: 0, skipped: 2 });
  expect(await problemsOf(dry.id)).toEqual([[523, "SAME_CLIENT", "phone"]]);
  const kim = await inSalon((tx) => tx.client.findFirst({ where: { email: "kim@example.com" } }));
  expect(kim?.name).toBe("Kim");
});

test("appointments: each line by the rules of its time, with reminders and without messages", async () => {
  const dry = await checked("appointments", appointments);
  expect(await problemsOf(dry.id)).toEqual([
    [3, "TAKEN_BY_LINE", "staff"],
    [4, "UNKNOWN", "service"],
    [5, "UNKNOWN", "staff"],
    [6, "INVALID", "date"],
    [7, "SKIPPED_TIME", "time"],
    [8, "OUTSIDE_HOURS", "start"],
    [11, "NOT_OVER_YET", "status"],
    [12, "MISSING", "staff"],
    [13, "REPEATED_LINE"],
  ]);
  expect(dry).toMatchObject({ created: 4, skipped: 8 });
  expect(await run(dry.id)).toMatchObject({ state: "done", created: 4, skipped: 8 });

  const kept = await inSalon((tx) =>
    tx.appointment.findMany({
      orderBy: { scheduledStart: "asc" },
      include: { reservations: true, notifications: true, client: true, changes: true },
    }),
  );
  expect(
    kept.map((one) => [one.client.name, one.status, one.price, one.reservations.length]),
  ).toEqual([
    ["Kit", "completed", 4_500, 0],
    ["Kit", "no_show", 6_500, 0],
    ["Hal", "confirmed", 6_500, 1],
    ["Jo", "confirmed", 6_500, 1],
  ]);
  expect(kept[2]?.scheduledStart).toEqual(february(3, "10:00"));
  expect(kept[2]?.nextReminderAt).not.toBeNull();
  expect(kept.flatMap(({ notifications }) => notifications)).toEqual([]);
  expect(kept.map(({ changes }) => changes.length)).toEqual([1, 1, 1, 1]);

  const again = await checked("appointments", appointments);
  expect(again).toMatchObject({ created: 0, updated: 0 });
  expect(await problemsOf(again.id, "change")).toHaveLength(4);
  const refused = await ask(`/${again.id}/start`, {});
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "NOTHING_TO_IMPORT" });
});

test("what is booked between the check and the run stays out, and the others come in", async () => {
  const dry = await checked("appointments", [
    "Service,Staff,Start,Client,Email",
    "Haircut,Mia,2026-02-05 09:00,Lou,lou@example.com",
    "Haircut,Mia,2026-02-05 12:00,Max,max@example.com",
  ]);
  expect(dry.created).toBe(2);
  const booked = await app.fetch("/api/appointments", {
    cookie: owner.cookie,
    json: {
      serviceId: salon.haircut,
      hostId: salon.mia,
      start: february(5, "09:30").toISOString(),
      timeZone: "UTC",
      client: { name: "Nia", email: "nia@example.com", locale: "en" },
    },
  });
  expect(booked.status).toBe(201);
  expect(await run(dry.id, { tellPeople: true })).toMatchObject({ created: 1, skipped: 1 });
  expect(await problemsOf(dry.id)).toEqual([[2, "TAKEN", "staff"]]);
  const told = await inSalon((tx) =>
    tx.notification.count({ where: { kind: "confirmation", address: "max@example.com" } }),
  );
  expect(told).toBeGreaterThan(0);
});

test("a crash in the middle of a batch neither loses nor doubles a line", async () => {
  const lines = Array.from({ length: 130 }, (_, at) => {
    const start = new Date(Date.UTC(2026, 3, 1, 13) + at * 2 * 60 * 60 * 1_000);
    return `Haircut,Noah,${start.toISOString()},Oda ${at},oda${at}@example.com`;
  });
  const dry = await checked("appointments", ["Service,Staff,Start,Client,Email", ...lines]);
  expect(dry.created).toBe(130);
  let followed = 0;
  beforeFollowing = () => {
    followed += 1;
    if (followed === 115) throw new Error("The machine is gone");
  };
  expect((await ask(`/${dry.id}/start`, {})).status).toBe(200);
  await app.runJobs();
  expect(await view(dry.id)).toMatchObject({ state: "running", done: 100, created: 100 });
  // The queue repeats it after a while; here at once.
  await inSalon((tx) =>
    app.kit.jobs.enqueue(tx, "import-services", [{ tenantId: owner.tenantId, importId: dry.id }]),
  );
  await app.runJobs();
  expect(await view(dry.id)).toMatchObject({ state: "done", done: 130, created: 130, skipped: 0 });
  expect(
    await inSalon((tx) =>
      tx.appointment.groupBy({
        by: ["clientId"],
        where: { client: { name: { startsWith: "Oda" } } },
      }),
    ),
  ).toHaveLength(130);
  expect(
    await inSalon((tx) =>
      tx.appointment.count({ where: { client: { name: { startsWith: "Oda" } } } }),
    ),
  ).toBe(130);
});

test("cancelled between two batches, what is written stays and the rest does not come", async () => {
  const lines = Array.from({ length: 120 }, (_, at) => `Pia ${at},pia${at}@example.com`);
  const dry = await checked("clients", ["Name,Email", ...lines]);
  expect((await ask(`/${dry.id}/start`, {})).status).toBe(200);
  expect((await ask(`/${dry.id}/cancel`, undefined, "POST")).status).toBe(200);
  await app.runJobs();
  expect(await view(dry.id)).toMatchObject({ state: "cancelled", created: 0 });
  expect((await ask(`/${dry.id}/cancel`, undefined, "POST")).status).toBe(409);
});

test("columns are chosen by hand, and checked anew", async () => {
  const dry = await checked("clients", ["Wer,Wohin", "Quin,quin@example.com"]);
  expect(dry).toMatchObject({ created: 0, skipped: 1 });
  expect(await problemsOf(dry.id)).toEqual([
    [1, "COLUMN_MISSING"],
    [1, "COLUMN_MISSING"],
  ]);
  const settings = { dateOrder: "dmy", phonePrefix: "+49" };
  const put = (fields: object) => ask(`/${dry.id}/columns`, { fields, settings }, "PUT");
  expect((await put({ name: "Wer", email: "Wann" })).status).toBe(400);
  expect((await put({ name: "Wer", email: "Wohin" })).status).toBe(200);
  await app.runJobs();
  expect(await view(dry.id)).toMatchObject({ state: "checked", created: 1, skipped: 0 });
});

test("files that nothing can be read from, and people who may not bring any, are refused", async () => {
  const refusal = async (content: string | Uint8Array<ArrayBuffer>, kind = "clients") => {
    const answer = await upload(kind, content);
    const { code, field } = z.looseObject({ code: z.string() }).parse(await answer.json());
    return [answer.status, code, field];
  };
  expect(await refusal("x".repeat(5_000_001))).toEqual([413, "FILE_TOO_LARGE", "file"]);
  expect(await refusal("x".repeat(6_000_000))).toEqual([413, "FILE_TOO_LARGE", "file"]);
  expect(await refusal(`Name\n${"a\n".repeat(20_001)}`)).toEqual([422, "TOO_MANY_LINES", "file"]);
  expect(await refusal("Name,Email\n")).toEqual([422, "FILE_EMPTY", "file"]);
  expect(await refusal('Name,Email\n"Ana,x@example.com\n')).toEqual([
    422,
    "FILE_UNREADABLE",
    "file",
  ]);
  expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toEqual([
    422,
    "FILE_NOT_TEXT",
    "file",
  ]);
  expect(await refusal("Name\nAna", "candidates")).toEqual([400, "INVALID_INPUT", "kind"]);

  const role = (servicesRole: "staff" | "owner") =>
    inSalon((tx) => tx.member.updateMany({ data: { servicesRole } }));
  await role("staff");
  expect((await upload("clients", "Name\nAna")).status).toBe(403);
  expect((await ask("")).status).toBe(403);
  await role("owner");
});

test("what is imported into the other product is not there, and is not touched", async () => {
  const id = uuidv7();
  await inSalon((tx) =>
    tx.dataImport.create({
      data: {
        tenantId: owner.tenantId,
        id,
        product: "ats",
        kind: "candidates",
        fileName: "candidates.csv",
        content: "Name",
        memberId: owner.member.id,
        createdAt: NOW,
      },
      select: { id: true },
    }),
  );
  for (const path of [`/${id}`, `/${id}/problems`]) expect((await ask(path)).status).toBe(404);
  expect((await ask(`/${id}/cancel`, {})).status).toBe(404);
  const { items } = z
    .object({ items: z.array(z.looseObject({ id: z.string() })) })
    .parse(await (await ask("")).json());
  expect(items.map((one) => one.id)).not.toContain(id);
  const row = await inSalon((tx) => tx.dataImport.findFirstOrThrow({ where: { id } }));
  expect(row.state).toBe("checking");
});

test("a file that nobody came back to for a week is emptied; one that was begun is not", async () => {
  const [forgotten, begun, recent] = [uuidv7(), uuidv7(), uuidv7()];
  const row = (id: string, state: "checked" | "running", days: number) => ({
    tenantId: owner.tenantId,
    id,
    state,
    product: "services" as const,
    kind: "clients" as const,
    fileName: "clients.csv",
    content: "Name\nAna",
    memberId: owner.member.id,
    createdAt: subDays(NOW, days),
  });
  await inSalon((tx) =>
    tx.dataImport.createMany({
      data: [row(forgotten, "checked", 8), row(begun, "running", 8), row(recent, "checked", 6)],
    }),
  );
  await app.kit.jobs.boss.send("import-forgotten", {});
  await app.runJobs();
  const found = await inSalon((tx) =>
    tx.dataImport.findMany({ where: { id: { in: [forgotten, begun, recent] } } }),
  );
  const stateOf = (id: string) => {
    const one = found.find((other) => other.id === id);
    return [one?.state, one?.content !== ""];
  };
  expect([forgotten, begun, recent].map(stateOf)).toEqual([
    ["cancelled", false],
    ["running", true],
    ["checked", true],
  ]);
});
