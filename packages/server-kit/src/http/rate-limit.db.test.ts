import { createRoute, z } from "@hono/zod-openapi";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Kit } from "../kit.ts";
import { refusalOf, startTestKit, type TestKit, type TestRequest } from "../testing/index.ts";
import { addressToCount } from "./address-to-count.ts";
import { countMail } from "./count-mail.ts";
import { createRouter } from "./create-router.ts";
import { rateLimit } from "./rate-limit.ts";

const PASSWORD = "long enough to be one";
const LIMITS = { PUBLIC_RATE_LIMIT: "6", SIGN_IN_RATE_LIMIT: "9", ACCOUNT_RATE_LIMIT: "3" };

/** Reads and writes, limited by address; a booking also by the mail address that it names. */
function routes(kit: Kit) {
  const middleware = rateLimit(kit, "public");
  const responses = { 204: { description: "Done" } };
  const content = { "application/json": { schema: z.object({ email: z.string() }) } };
  return createRouter()
    .openapi(createRoute({ method: "get", path: "/read", middleware, responses }), (c) =>
      c.body(null, 204),
    )
    .openapi(createRoute({ method: "post", path: "/write", middleware, responses }), (c) =>
      c.body(null, 204),
    )
    .openapi(
      createRoute({ method: "post", path: "/book", request: { body: { content } }, responses }),
      async (c) => {
        await countMail(kit, c, "booking", c.req.valid("json").email);
        return c.body(null, 204);
      },
    );
}

let servers: readonly [TestKit, TestKit, TestKit];
beforeAll(async () => {
  // Behind a proxy that says who asks: each test asks from elsewhere.
  const env = { ...LIMITS, TRUST_PROXY: "true" };
  const first = await startTestKit("services", { api: routes, env });
  const more = { api: routes, env, database: first.database };
  servers = [first, await startTestKit("services", more), await startTestKit("services", more)];
});
afterAll(async () => {
  const [first, ...others] = servers;
  for (const server of others) await server.close();
  await first.close();
});

interface From {
  readonly address: string;
}

function ask(server: number, path: string, { address }: From, init: TestRequest = {}) {
  const headers = { "x-forwarded-for": address };
  return (servers[server % 3] as TestKit).fetch(path, { ...init, headers });
}

async function statusesOf(count: number, request: (turn: number) => Promise<Response>) {
  const statuses: number[] = [];
  for (let turn = 0; turn < count; turn++) statuses.push((await request(turn)).status);
  return statuses;
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);

function signIn(turn: number, email: string, password: string, from: From) {
  return ask(turn, "/api/auth/sign-in/email", from, { json: { email, password } });
}

async function signUp(email: string, from: From): Promise<void> {
  const json = { name: "Ada", email, password: PASSWORD };
  expect((await ask(0, "/api/auth/sign-up/email", from, { json })).status).toBe(200);
}

test("three servers count what one address changes together, and say when to come back", async () => {
  const from = { address: "192.0.2.1" };
  const write = (turn: number) => ask(turn, "/api/write", from, { method: "POST" });
  expect(await statusesOf(9, write)).toEqual([...times(6, 204), ...times(3, 429)]);
  const refused = await write(0);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect(refused.headers.get("ratelimit")).toContain("limit=6, remaining=0");
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(await refusalOf(refused)).toEqual([429, "TOO_MANY_REQUESTS"]);
  const elsewhere = { address: "192.0.2.2" };
  expect((await ask(0, "/api/write", elsewhere, { method: "POST" })).status).toBe(204);
});

test("what many ask at once is counted as well as what they ask one by one", async () => {
  const from = { address: "192.0.2.3" };
  const answers = await Promise.all(
    Array.from({ length: 18 }, (_, turn) => ask(turn, "/api/write", from, { method: "POST" })),
  );
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(6);
});

test("reading asks the database for no count: each server counts for itself", async () => {
  const from = { address: "192.0.2.4" };
  const before = await countedRows();
  expect(await statusesOf(7, () => ask(0, "/api/read", from))).toEqual([...times(6, 204), 429]);
  expect((await ask(1, "/api/read", from)).status).toBe(204);
  expect(await countedRows()).toBe(before);
});

test("whoever changes addresses within their network of IPv6 is counted as one", async () => {
  const write = (turn: number) =>
    ask(turn, "/api/write", { address: `2001:db8:1:2::${turn + 1}` }, { method: "POST" });
  expect((await statusesOf(7, write)).at(-1)).toBe(429);
  const neighbour = { address: "2001:db8:1:3::1" };
  expect((await ask(0, "/api/write", neighbour, { method: "POST" })).status).toBe(204);
  expect(addressToCount("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(addressToCount("nowhere")).toBe("nowhere");
});

test("guesses at one account are counted wherever they come from; the right password ends the count", async () => {
  const email = "guessed@example.test";
  await signUp(email, { address: "198.51.100.1" });
  const guess = (turn: number) =>
    signIn(turn, email, "a wrong guess", { address: `198.51.100.${turn + 10}` });
  expect(await statusesOf(2, guess)).toEqual([401, 401]);
  expect((await signIn(2, email, PASSWORD, { address: "198.51.100.2" })).status).toBe(200);

  expect(await statusesOf(4, guess)).toEqual([401, 401, 401, 429]);
  // Nor does the right one help any more: otherwise guessing would go on.
  const refused = await signIn(1, email.toUpperCase(), PASSWORD, { address: "198.51.100.3" });
  expect(refused.headers.get("retry-after")).not.toBeNull();
  expect(await refusalOf(refused)).toEqual([429, "TOO_MANY_REQUESTS"]);
});

test("an account that does not exist is counted the same", async () => {
  const guess = (turn: number) =>
    signIn(turn, "nobody@example.test", "a guess", { address: `198.51.101.${turn}` });
  expect(await statusesOf(4, guess)).toEqual([401, 401, 401, 429]);
});

test("one address tries many accounts no more often than one", async () => {
  const from = { address: "198.51.102.1" };
  const guess = (turn: number) => signIn(turn, `victim-${turn}@example.test`, "a guess", from);
  expect(await statusesOf(10, guess)).toEqual([...times(9, 401), 429]);
});

test("nobody is sent more than a few mails, whoever asks for them", async () => {
  const forget = (turn: number) =>
    ask(
      turn,
      "/api/auth/request-password-reset",
      { address: `198.51.103.${turn}` },
      { json: { email: "bombed@example.test" } },
    );
  expect(await statusesOf(4, forget)).toEqual([200, 200, 200, 429]);
  const book = (turn: number) =>
    ask(
      turn,
      "/api/book",
      { address: `198.51.104.${turn}` },
      { json: { email: "bombed@example.test" } },
    );
  expect(await statusesOf(4, book)).toEqual([204, 204, 204, 429]);
  expect((await book(9)).headers.get("retry-after")).not.toBeNull();
});

test("what is counted starts again when its time is over", async () => {
  const [first] = servers;
  const from = { address: "192.0.2.5" };
  const write = (turn: number) => ask(turn, "/api/write", from, { method: "POST" });
  // One server is asked until the last that it lets through; another one sees the time go by.
  expect(await statusesOf(6, () => write(0))).toEqual(times(6, 204));
  await asOwner(first, "UPDATE rate_limit SET expire = 0");
  expect((await write(1)).status).toBe(204);
});

test("the table names nobody", async () => {
  const { rows } = await asOwner(servers[0], "SELECT key FROM rate_limit");
  const keys = rows.map(({ key }: { key: string }) => key).join("\n");
  expect(keys).toMatch(/^mail sign-in:[\w-]{43}$/m);
  expect(keys).not.toMatch(/example|192\.0|2001/);
});

test("with the database away, each server still counts for itself", async () => {
  const [first] = servers;
  await asOwner(first, "REVOKE ALL ON rate_limit FROM convene_auth");
  const from = { address: "192.0.2.6" };
  const write = () => ask(0, "/api/write", from, { method: "POST" });
  expect(await statusesOf(7, write)).toEqual([...times(6, 204), 429]);
});

async function countedRows(): Promise<number> {
  const { rows } = await asOwner(servers[0], "SELECT count(*)::int AS count FROM rate_limit");
  return rows[0].count;
}

async function asOwner({ database }: TestKit, sql: string) {
  const client = new pg.Client({ connectionString: database.urls.owner });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
