import { createRoute, z } from "@hono/zod-openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";
import { createRouter } from "./create-router.ts";
import { idempotent } from "./idempotent.ts";
import { requireMember } from "./require-member.ts";

const roomSchema = z.object({ id: z.uuid(), name: z.string() });

/** Adds a room, unless it is called "refused" or "broken". */
function roomRoutes(kit: Kit) {
  const addRoom = createRoute({
    method: "post",
    path: "/rooms",
    middleware: requireMember(kit),
    request: {
      body: { content: { "application/json": { schema: z.object({ name: z.string() }) } } },
    },
    responses: {
      201: { description: "Added", content: { "application/json": { schema: roomSchema } } },
      ...problemResponses(400, 409, 422),
    },
  });
  return createRouter().openapi(addRoom, async (c) => {
    const { tenantId } = c.var.member;
    const { name } = c.req.valid("json");
    return await idempotent(kit, c, { tenantId, operation: "add-room" }, async () => {
      const room = await kit.db.unit(tenantId, (tx) =>
        tx.resource.create({ data: { tenantId, kind: "room", name, timeZone: "UTC" } }),
      );
      if (name === "at once") await stayAwhile(kit, tenantId);
      if (name === "broken") throw new Error("A bug");
      if (name === "refused") return problem(c, new ProblemError(409, "REFUSED", "Not this one"));
      return c.json({ id: room.id, name: room.name }, 201);
    });
  });
}

let inside = 0;
let mostInside = 0;

/** Long enough for others to come in, if they may. */
async function stayAwhile(kit: Kit, tenantId: string): Promise<void> {
  mostInside = Math.max(mostInside, ++inside);
  await kit.db.unit(tenantId, async (tx) => {
    for (let question = 0; question < 20; question++) await tx.$queryRaw`SELECT 1`;
  });
  inside--;
}

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { api: roomRoutes });
  ada = await app.signUp({ name: "Ada", organisation: "Ada" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(() => app.close());

function add(name: string, key?: string, { cookie } = ada) {
  const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
  return app.fetch("/api/rooms", { cookie, headers, json: { name } });
}

function rooms(name: string, { tenantId } = ada): Promise<number> {
  return app.kit.db.unit(tenantId, (tx) => tx.resource.count({ where: { kind: "room", name } }));
}

test("without a key, each request has its effect", async () => {
  await Promise.all([add("keyless"), add("keyless")]);
  expect(await rooms("keyless")).toBe(2);
});

test("the same request twice has one effect and one answer", async () => {
  const first = await add("twice", "k-twice");
  const second = await add("twice", "k-twice");
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect(await readAnswer(roomSchema, second)).toEqual(await readAnswer(roomSchema, first));
  expect(await rooms("twice")).toBe(1);
});

test("ten at once with one key have one effect and one answer", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => add("at once", "k-at-once")));
  const ids = await Promise.all(answers.map(async (a) => (await readAnswer(roomSchema, a)).id));
  expect(new Set(ids).size).toBe(1);
  expect(await rooms("at once")).toBe(1);
  expect(mostInside).toBe(1);
});

test("another body with the same key is refused", async () => {
  await add("one body", "k-body");
  expect(await refusalOf(add("other body", "k-body"))).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
  expect(await rooms("other body")).toBe(0);
});

test("a key is its organisation's own", async () => {
  const mine = await readAnswer(roomSchema, add("shared", "k-shared"));
  const theirs = await readAnswer(roomSchema, add("shared", "k-shared", bob));
  expect(theirs.id).not.toBe(mine.id);
  expect(await rooms("shared", bob)).toBe(1);
});

test("a refusal leaves nothing behind and may be tried again; so does a bug", async () => {
  expect(await refusalOf(add("refused", "k-refused"))).toEqual([409, "REFUSED"]);
  expect(await refusalOf(add("broken", "k-broken"))).toEqual([500, "UNEXPECTED"]);
  expect(await rooms("refused")).toBe(0);
  expect(await rooms("broken")).toBe(0);
  expect((await add("mended", "k-refused")).status).toBe(201);
});

test("a malformed key is refused", async () => {
  expect(await refusalOf(add("x", "two words"))).toEqual([400, "INVALID_INPUT"]);
  expect(await refusalOf(add("x", "x".repeat(201)))).toEqual([400, "INVALID_INPUT"]);
});
