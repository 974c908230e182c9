import { readFileSync } from "node:fs";
import type { AtsRole, Work } from "@convene/prisma";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { atsApi, serverParts } from "./server.ts";
import { addInterviewer } from "./testing/add-interviewer.ts";
import { NOW } from "./testing/open-hiring-team.ts";
import { type ApiSchema, apiSchema, sampleOf } from "./testing/sample-of.ts";
import { worldIds, type WorldMember, writeHiringWorld } from "./testing/write-hiring-world.ts";

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
    const [admin, recruiter, manager, interviewer] = cells.slice(0, 4).map((cell) =>
      wordSchema.parse(cell),
    );
    if (!admin || !recruiter || !manager || !interviewer) throw new Error(`Not all: ${line}`);
    return [
      {
        operation: operation.slice(1, -1),
        words: { admin, recruiter, hiring_manager: manager, interviewer },
        signedOut: z.enum(["yes", "no"]).parse(cells[4]) === "yes",
      },
    ];
  });

const operationSchema = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().optional(),
        schema: apiSchema,
      }),
    )
    .default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: apiSchema })) })
    .optional(),
});
type Operation = z.infer<typeof operationSchema> & { readonly name: string };
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), apiSchema) }),
});

let app: TestKit;
let rosa: SignedUp;
let schemas: Readonly<Record<string, ApiSchema>>;
let operations: ReadonlyMap<string, Operation>;
let people: Readonly<Record<AtsRole, WorldMember & { readonly cookie: string }>>;
/** Whose everything is that is nobody's of the four. */
let stranger: WorldMember;

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
  const document = await readAnswer(documentSchema, app.fetch("/api/openapi.json"));
  schemas = document.components.schemas;
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const name = `${method.toUpperCase()} ${path.replace("/api", "")}`;
        return [name, { ...operation, name }] as const;
      }),
    ),
  );
  people = {
    admin: await withTime(rosa.cookie, "Rosa"),
    recruiter: await join("Remi", "recruiter"),
    hiring_manager: await join("Mona", "hiring_manager"),
    interviewer: await join("Ines", "interviewer"),
  };
  stranger = await withTime("", "Sam");
  await work(({ tx, tenantId }) =>
    tx.suppressedAddress.create({
      data: { tenantId, channel: "email", address: GONE, reason: "bounced", since: NOW },
    }),
  );
});
afterAll(() => app.close());

const GONE = "gone@example.com";
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
};

type Ids = Readonly<Record<string, string>>;

/** What cannot be made from the schema alone: what belongs together, and the rules beyond it. */
const BODIES: Readonly<Record<string, (ids: Ids) => unknown>> = {
  // A new organisation would be open afterwards.
  "POST /organisations": () => ({}),
};

/** An operation's request about certain rows. */
function requestOf({ name, parameters, requestBody }: Operation, ids: Ids) {
  const [method = "", path = ""] = name.split(" ");
  const known: Readonly<Record<string, unknown>> = {
    ...ids,
    personId: ids["resourceId"],
    interviewerIds: [ids["resourceId"]],
    timeZone: "America/Toronto",
    address: GONE,
    madeUp: uuidv7(),
  };
  const filled = path.replace(/([\w-]+)\/\{(\w+)\}/g, (_all, before: string, parameter: string) => {
    const subject = parameter === "id" ? (SUBJECTS[before] ?? "") : parameter;
    const schema = parameters.find((one) => one.name === parameter)?.schema ?? {};
    return `${before}/${String(known[subject] ?? sampleOf(schema, schemas, known))}`;
  });
  const inPath = filled.replace(/\{(\w+)\}/g, (_all, parameter: string) =>
    String(known[parameter] ?? "email"),
  );
  const query = new URLSearchParams(
    parameters
      .filter((one) => one.in === "query" && (one.required || one.name === "jobId"))
      .map((one) => [one.name, String(known[one.name] ?? sampleOf(one.schema, schemas, known))]),
  );
  const content = requestBody?.content ?? {};
  const json = content["application/json"]?.schema;
  const form = content["multipart/form-data"]?.schema;
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

const call = (operation: Operation, ids: Ids, cookie?: string) => {
  const { path, init } = requestOf(operation, ids);
  return app.fetch(path, { ...init, ...(cookie !== undefined && { cookie }) });
};

/** Rows that somebody sees (`job`: by their job only, `own`: because they are theirs), or does not. */
async function rowsFor(role: AtsRole, sight: "job" | "own" | "none"): Promise<Ids> {
  const person = people[role];
  const onTeam = role === "hiring_manager" && sight !== "none" ? person : undefined;
  const owner = sight === "own" ? person : stranger;
  const world = await work((unit) => writeHiringWorld(unit, { onTeam, owner, other: stranger }));
  return { ...world, organisationId: sight === "none" ? uuidv7() : rosa.tenantId };
}

/** Rows are written anew where a call may have changed them. */
function keepRows(role: AtsRole) {
  const kept = new Map<string, Ids>();
  return {
    async of(sight: "job" | "own" | "none"): Promise<Ids> {
      const ids = kept.get(sight) ?? (await rowsFor(role, sight));
      kept.set(sight, ids);
      return ids;
    },
    forget: () => kept.clear(),
  };
}

/** Has ids that are looked for: something that can be out of sight. */
const namesRow = (operation: Operation) => {
  const { path, init } = requestOf(operation, worldIds());
  const named = Object.values(worldIds()).length > 0 && /[0-9a-f]{8}-[0-9a-f]{4}-7/;
  return named && named.test(`${path} ${"json" in init ? JSON.stringify(init.json) : ""}`);
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

test("without a session only what the table says works", async () => {
  const ids = await rowsFor("admin", "own");
  const wrong: string[] = [];
  for (const { operation, signedOut } of table) {
    const found = operations.get(operation);
    if (!found) continue;
    const { status } = await call(found, ids);
    const isOpen = status !== 401 && status !== 403 && status < 500;
    if (signedOut ? !isOpen : status !== 401) wrong.push(`${operation}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test.each(ROLES)("%s: what is in sight works, what is out of sight is not there", async (role) => {
  const { cookie } = people[role];
  const rows = keepRows(role);
  const wrong: string[] = [];
  const expectStatus = async (
    operation: Operation,
    ids: Ids,
    what: string,
    isRight: (status: number) => boolean,
  ) => {
    const answer = await call(operation, ids, cookie);
    if (answer.ok && !operation.name.startsWith("GET ")) rows.forget();
    if (!isRight(answer.status)) {
      wrong.push(`${operation.name}, ${what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    }
    return answer;
  };
  const works = (status: number) => ![401, 403, 404].includes(status) && status < 500;
  for (const { operation: name, words } of table) {
    const operation = operations.get(name);
    if (!operation) continue;
    const word = words[role];
    if (word === "no") {
      await expectStatus(operation, await rows.of("own"), "not allowed", (status) => status === 403);
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
      await expectStatus(operation, hidden, "another's", (status) => status === 403);
      continue;
    }
    const [refused, unknown] = [
      await expectStatus(operation, hidden, "out of sight", (status) => status === 404),
      await call(operation, { ...hidden, ...worldIds(), organisationId: uuidv7() }, cookie),
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
