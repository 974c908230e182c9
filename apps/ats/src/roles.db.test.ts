import { readFileSync } from "node:fs";
import type { AtsRole, Work } from "@convene/prisma";
import { VIEW_INTERVIEW } from "@convene/server-kit";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import {
  type ApiDescription,
  type ApiOperation,
  listOperations,
} from "@convene/server-kit/testing/openapi";
import { sampleOf } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { ANSWER_OFFER } from "./links/offer-link.ts";
import { OPEN_PORTAL } from "./links/portal-link.ts";
import { ANSWER_REQUEST } from "./links/request-link.ts";
import { atsApi, serverParts } from "./server.ts";
import { addInterviewer } from "./testing/add-interviewer.ts";
import { NOW } from "./testing/open-hiring-team.ts";
import { type WorldMember, worldIds, writeHiringWorld } from "./testing/write-hiring-world.ts";

const ROLES = ["admin", "recruiter", "hiring_manager", "interviewer"] as const;
const WORDS = ["all", "job", "own", "self", "no"] as const;
type Word = (typeof WORDS)[number];

interface Row {
  /** `GET /jobs/{id}` */
  readonly operation: string;
  readonly words: Readonly<Record<AtsRole, Word>>;
  readonly signedOut: boolean;
}

const wordSchema = z.enum(WORDS);

/** The rows of docs/roles.md. */
const table = readFileSync(new URL("../../../docs/roles.md", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line): Row[] => {
    const [, , operation = "", ...cells] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    if (!/^`[A-Z]+ \/.*`$/.test(operation)) return [];
    const [admin, recruiter, manager, interviewer] = cells
      .slice(0, 4)
      .map((cell) => wordSchema.parse(cell));
    if (!admin || !recruiter || !manager || !interviewer) throw new Error(`Not all: ${line}`);
    return [
      {
        operation: operation.slice(1, -1),
        words: { admin, recruiter, hiring_manager: manager, interviewer },
        signedOut: z.enum(["yes", "no"]).parse(cells[4]) === "yes",
      },
    ];
  });

let app: TestKit;
let rosa: SignedUp;
/** Has nothing to do with them. */
let olga: SignedUp;
let schemas: ApiDescription["schemas"];
/** By their names as the table has them, without `/api`. */
let operations: ReadonlyMap<string, ApiOperation>;
let people: Readonly<Record<AtsRole, WorldMember & { readonly cookie: string }>>;
/** Whose everything is that is nobody's of the four. */
let stranger: WorldMember;
/** Of each, by another organisation. */
let invitations: Readonly<Record<AtsRole, string>>;
let slug: string;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: NOW }));

beforeAll(async () => {
  app = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
  });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  const description = listOperations(await (await app.fetch("/api/openapi.json")).json());
  schemas = description.schemas;
  operations = new Map(
    description.operations.map((operation) => {
      const name = operation.name.replace("/api", "");
      return [name, { ...operation, name }] as const;
    }),
  );
  people = {
    admin: await withTime(rosa.cookie, "Rosa"),
    recruiter: await join("Remi", "recruiter"),
    hiring_manager: await join("Mona", "hiring_manager"),
    interviewer: await join("Ines", "interviewer"),
  };
  stranger = await withTime("", "Sam");
  olga = await app.signUp({ name: "Olga", organisation: "Elsewhere" });
  invitations = {
    admin: await invite(olga, rosa.email),
    recruiter: await invite(olga, "remi@example.test"),
    hiring_manager: await invite(olga, "mona@example.test"),
    interviewer: await invite(olga, "ines@example.test"),
  };
  const careers = app.fetch("/api/careers-settings", { cookie: rosa.cookie });
  slug = (await readAnswer(z.object({ url: z.string() }), careers)).url.split("/").at(-1) ?? "";
});
afterAll(() => app.close());

const GONE = "gone@example.com";
const NOBODY = "0f000000-0000-7000-8000-00000000000f";
const hours = ["09:00", "17:00"] as const;

/** Gives a member time of their own that can be booked. */
async function withTime(cookie: string, name: string) {
  return await work(async (unit) => {
    const { tx, tenantId } = unit;
    const own = await addInterviewer(unit, { name: `${name}'s time`, timeZone: "UTC", hours });
    const found = await tx.member.findFirst({ where: { name } });
    const helper = await tx.member.findFirstOrThrow({ where: { resourceId: own } });
    if (!found) return { cookie, id: helper.id, resourceId: own };
    await tx.member.delete({ where: { tenantId_id: { tenantId, id: helper.id } } });
    await tx.member.update({
      where: { tenantId_id: { tenantId, id: found.id } },
      data: { resourceId: own },
    });
    return { cookie, id: found.id, resourceId: own };
  });
}

async function join(name: string, atsRole: AtsRole) {
  const email = `${name.toLowerCase()}@example.test`;
  const invited = app.fetch("/api/invitations", {
    cookie: rosa.cookie,
    json: { email, atsRole, servicesRole: null },
  });
  const { id } = await readAnswer(z.object({ id: z.string() }), invited);
  const { cookie } = await app.signUp({ name, email });
  await app.fetch(`/api/invitations/${id}/accept`, { method: "POST", cookie });
  return await withTime(cookie, name);
}

const ACCEPT = "POST /invitations/{id}/accept";

async function openAgain(cookie: string): Promise<void> {
  await app.fetch(`/api/organisations/${rosa.tenantId}/activate`, { method: "POST", cookie });
}

/** What a path's `{id}` names, by the word before it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  jobs: "jobId",
  applications: "applicationId",
  candidates: "candidateId",
  interviews: "interviewId",
  requests: "requestId",
  offers: "offerId",
  "offer-templates": "offerTemplateId",
  templates: "templateId",
  pools: "poolId",
  plans: "planId",
  interviewers: "resourceId",
  "published-times": "publishedTimeId",
  conflicts: "conflictId",
  notifications: "notificationId",
  members: "memberId",
  feeds: "feedId",
  organisations: "organisationId",
  invitations: "invitationId",
  imports: "importId",
  sessions: "sessionId",
};

type Ids = Readonly<Record<string, string>>;

const LOOP = { from: "2026-03-03T00:00:00Z", to: "2026-03-06T00:00:00Z", timeZone: "UTC" };

/** What the schema alone does not say: what belongs together, and what is looked for at all. */
const BODIES: Readonly<Record<string, (ids: Ids) => object>> = {
  // A new organisation would be open afterwards: nothing that makes one.
  "POST /organisations": () => ({}),
  "POST /applications/{id}/loops/search": ({ planId }) => ({ planId, ...LOOP }),
  "POST /applications/{id}/loops": ({ planId, resourceId }) => ({
    planId,
    timeZone: "UTC",
    planned: [{ position: 0, start: LOOP.from, seats: [resourceId], roomId: null }],
  }),
  "POST /applications/{id}/requests": ({ planId }) => ({
    planId,
    mode: "choose",
    earliest: LOOP.from,
    latest: LOOP.to,
    expiresAt: LOOP.to,
    timeZone: "UTC",
  }),
};

/** What the schema alone does not say of queries: of whose job a report is. */
const namesJob = (path: string) => path.startsWith("/reports/");

/** An operation's request about certain rows. */
function requestOf({ name, parameters, body }: ApiOperation, ids: Ids) {
  const [method = "", path = ""] = name.split(" ");
  const known: Readonly<Record<string, unknown>> = {
    ...ids,
    personId: ids.resourceId,
    standInId: people.recruiter.resourceId,
    interviewerIds: [ids.resourceId],
    timeZone: "America/Toronto",
    address: GONE,
    madeUp: NOBODY,
  };
  const filled = path.replace(/([\w-]+)\/\{(\w+)\}/g, (_all, before: string, parameter: string) => {
    const subject =
      parameter === "id" ? (SUBJECTS[before] ?? "") : parameter === "token" ? before : parameter;
    const schema = parameters.find((one) => one.name === parameter)?.schema ?? {};
    return `${before}/${String(known[subject] ?? sampleOf(schema, schemas, known))}`;
  });
  const inPath = filled.replace(/\{(\w+)\}/g, (_all, parameter: string) =>
    String(known[parameter] ?? "email"),
  );
  const query = new URLSearchParams(
    parameters
      .filter(
        (one) => one.in === "query" && (one.required || (namesJob(path) && one.name === "jobId")),
      )
      .map((one): [string, string] => [
        one.name,
        String(known[one.name] ?? sampleOf(one.schema, schemas, known)),
      ]),
  );
  const json = body?.content["application/json"];
  const form = body?.content["multipart/form-data"];
  return {
    path: `/api${inPath}${query.size > 0 ? `?${query}` : ""}`,
    init: {
      method,
      ...(json && { json: BODIES[name]?.(ids) ?? sampleOf(json, schemas, known) }),
      ...(form && { body: fileForm() }),
    },
  };
}

function fileForm(): FormData {
  const form = new FormData();
  form.set("kind", "other");
  form.set("file", new File(["Dana"], "notes.txt", { type: "text/plain" }));
  return form;
}

const call = (operation: ApiOperation, ids: Ids, cookie?: string) => {
  const { path, init } = requestOf(operation, ids);
  return app.fetch(path, { ...init, ...(cookie !== undefined && { cookie }) });
};

type Sight = "job" | "own" | "none";

/** Rows that somebody sees (`job`: by their job only, `own`: because they are theirs), or does not. */
async function rowsFor(role: AtsRole, sight: Sight): Promise<Ids> {
  const person = people[role];
  const onTeam = role === "hiring_manager" && sight !== "none" ? person : undefined;
  const owner = sight === "own" ? person : stranger;
  const world = await work((unit) => writeHiringWorld(unit, { onTeam, owner, other: stranger }));
  const { interviewId, offerId, requestId, candidateId } = world;
  return {
    ...world,
    slug,
    organisationId: sight === "none" ? uuidv7() : rosa.tenantId,
    invitationId:
      sight === "own" ? invitations[role] : await invite(rosa, `${uuidv7()}@example.test`),
    sessionId: await addSession(sight === "own" ? person.id : null),
    "interview-links": await sign(VIEW_INTERVIEW, interviewId),
    "offer-links": await sign(ANSWER_OFFER, offerId),
    "request-links": await sign(ANSWER_REQUEST, requestId),
    "portal-links": await sign(OPEN_PORTAL, candidateId),
  };
}

/** Another place where a member is signed in; null: somebody of another organisation is. */
async function addSession(memberId: string | null): Promise<string> {
  const { userId } = memberId
    ? await work(({ tx }) => tx.member.findFirstOrThrow({ where: { id: memberId } }))
    : olga;
  const session = { id: uuidv7(), token: uuidv7(), userId, expiresAt: addDays(new Date(), 1) };
  await app.kit.authClient.session.create({ data: session });
  return session.id;
}

const sign = (purpose: string, subjectId: string) =>
  app.kit.links.sign({
    purpose,
    subjectId,
    tenantId: rosa.tenantId,
    expiresAt: addDays(NOW, 30),
  });

async function invite({ cookie }: Pick<SignedUp, "cookie">, email: string): Promise<string> {
  const json = { email, atsRole: "interviewer", servicesRole: null };
  const { id } = await readAnswer(
    z.object({ id: z.string() }),
    app.fetch("/api/invitations", { cookie, json }),
  );
  return id;
}

/** Rows are written anew where a call took them away. */
function keepRows(role: AtsRole) {
  const kept = new Map<Sight, Ids>();
  return {
    async of(sight: Sight): Promise<Ids> {
      const ids = kept.get(sight) ?? (await rowsFor(role, sight));
      kept.set(sight, ids);
      return ids;
    },
    forget: (gone: Ids) => {
      for (const [sight, ids] of kept) if (ids === gone) kept.delete(sight);
    },
  };
}

/** Whether it is about certain rows, which can be out of sight. */
const namesRow = (operation: ApiOperation) => {
  const [one, other] = [0, 1].map(() => JSON.stringify(requestOf(operation, worldIds())));
  return /\{(id|\w+Id)\}/.test(operation.name) || one !== other;
};

/** The same request about a row that is not there: the last one that the path names, or all others. */
const madeUp = ({ name }: ApiOperation, ids: Ids): Ids => {
  const [, before = "", parameter = ""] = /([\w-]+)\/\{(\w+)\}(?!.*\{)/.exec(name) ?? [];
  if (parameter === "") return { ...ids, ...worldIds() };
  return { ...ids, [parameter === "id" ? (SUBJECTS[before] ?? "") : parameter]: uuidv7() };
};

/** A refusal without what differs from one request to the next. */
const refusalOf = async (answer: Response) => {
  const { code, title, detail } = z
    .looseObject({ code: z.string(), title: z.string(), detail: z.string().optional() })
    .parse(await answer.json());
  return { status: answer.status, code, title, detail };
};

test("every operation has its row, and every row an operation", () => {
  expect(table.map(({ operation }) => operation).sort()).toEqual([...operations.keys()].sort());
});

/** What is not set up here, or was not sent, answers 404 or 410 to everybody. */
const isOpen = (status: number) => status !== 401 && status !== 403 && status < 500;

test("without a session only what the table says works", async () => {
  const ids = await rowsFor("admin", "own");
  const wrong: string[] = [];
  for (const { operation, signedOut } of table) {
    const found = operations.get(operation);
    if (!found) continue;
    const { status } = await call(found, ids);
    if (signedOut ? !isOpen(status) : status !== 401) wrong.push(`${operation}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test.each(ROLES)("%s: what is in sight works, what is out of sight is not there", async (role) => {
  const { cookie } = people[role];
  const rows = keepRows(role);
  await work(({ tx, tenantId }) =>
    tx.suppressedAddress.createMany({
      data: { tenantId, channel: "email", address: GONE, reason: "bounced", since: NOW },
      skipDuplicates: true,
    }),
  );
  const wrong: string[] = [];
  const expectStatus = async (
    operation: ApiOperation,
    ids: Ids,
    what: string,
    isRight: (status: number) => boolean,
  ) => {
    const answer = await call(operation, ids, cookie);
    if (answer.ok && operation.name.startsWith("DELETE ")) rows.forget(ids);
    // Whoever joined another organisation has it open.
    if (answer.ok && operation.name === ACCEPT) await openAgain(cookie);
    if (!isRight(answer.status)) {
      wrong.push(
        `${operation.name}, ${what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`,
      );
    }
    return answer;
  };
  const works = (status: number) => ![401, 403, 404].includes(status) && status < 500;
  for (const { operation: name, words, signedOut } of table) {
    const operation = operations.get(name);
    // Its rows hold credentials that only a real account makes.
    if (!operation || name === "GET /calendars/{connectionId}/caldav") continue;
    const word = words[role];
    if (signedOut) {
      // Who is signed in may do no less than everybody.
      await expectStatus(operation, await rows.of("none"), "everybody's", isOpen);
      continue;
    }
    if (word === "no") {
      await expectStatus(
        operation,
        await rows.of("own"),
        "not allowed",
        (status) => status === 403,
      );
      continue;
    }
    if (word === "all") {
      await expectStatus(operation, await rows.of("none"), "anybody's", works);
      continue;
    }
    if (!namesRow(operation)) {
      const elsewhere = await rows.of("none");
      const answer = await expectStatus(operation, elsewhere, "theirs", works);
      const text = answer.bodyUsed ? "" : await answer.text();
      const leaked = Object.entries(elsewhere).filter(
        ([key, id]) => !["memberId", "resourceId"].includes(key) && text.includes(id),
      );
      if (leaked.length > 0) wrong.push(`${name} shows what is out of sight: ${leaked.join(" ")}`);
      continue;
    }
    await expectStatus(operation, await rows.of(word === "job" ? "job" : "own"), "theirs", works);
    const hidden = await rows.of("none");
    if (word === "self") {
      await expectStatus(operation, hidden, "another's", (status) => [403, 409].includes(status));
      continue;
    }
    const [refused, unknown] = [
      await expectStatus(operation, hidden, "out of sight", (status) => status === 404),
      await call(operation, madeUp(operation, hidden), cookie),
    ];
    if (refused.status === 404) {
      const [one, other] = [await refusalOf(refused), await refusalOf(unknown)];
      if (JSON.stringify(one) !== JSON.stringify(other)) {
        wrong.push(`${name}: ${JSON.stringify(one)}, made up: ${JSON.stringify(other)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
