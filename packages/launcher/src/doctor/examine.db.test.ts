import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { examine } from "./examine.ts";
import type { Finding } from "./finding.ts";
import { writeFindings } from "./write-findings.ts";

let database: TestDatabase;
let owner: pg.Client;
/** Stands for both apps, and for every provider; answers what `answer` says. */
let server: Server;
let origin: string;
let answer: (path: string) => readonly [status: number, body: string];

const HEALTHY = "0123456789 abcdefghijklmnopqrstuvwxyz";

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  server = createServer((request, response) => {
    const [status, body] = answer(request.url ?? "");
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await owner.end();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => {
  answer = (path) => (path === "/readyz" ? [200, "{}"] : PROVIDERS(path));
});

/** As the providers answer to a key that they know. */
const PROVIDERS = (path: string): readonly [number, string] => {
  if (path.startsWith("/emails/")) return [404, `{"name":"not_found"}`];
  if (path.endsWith("/token")) return [400, `{"error":"invalid_grant"}`];
  return [200, "{}"];
};

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  APP_DATABASE_URL: database.urls.app,
  AUTH_DATABASE_URL: database.urls.auth,
  SWEEP_DATABASE_URL: database.urls.sweep,
  QUEUE_DATABASE_URL: database.urls.queue,
  CONVENE_SECRET: HEALTHY,
  ATS_URL: origin,
  SERVICES_URL: origin,
  ...more,
});

const MAIL = () => ({
  MAIL_FROM: "hello@convene.example",
  RESEND_API_KEY: "re_key_of_the_tests",
  RESEND_WEBHOOK_SECRET: `whsec_${"a".repeat(24)}`,
  RESEND_BASE_URL: origin,
});
const OTHERS = () => ({
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token-of-the-tests",
  TWILIO_FROM: "+15005550006",
  TWILIO_BASE_URL: origin,
  GOOGLE_CLIENT_ID: "id",
  GOOGLE_CLIENT_SECRET: "secret-of-the-tests",
  GOOGLE_BASE_URL: origin,
  MICROSOFT_CLIENT_ID: "id",
  MICROSOFT_CLIENT_SECRET: "secret-of-the-tests",
  MICROSOFT_BASE_URL: origin,
  ZOOM_ACCOUNT_ID: "account",
  ZOOM_CLIENT_ID: "id",
  ZOOM_CLIENT_SECRET: "secret-of-the-tests",
  ZOOM_BASE_URL: origin,
  STRIPE_SECRET_KEY: "sk_test_of_the_tests",
  STRIPE_WEBHOOK_SECRET: `whsec_${"b".repeat(24)}`,
  STRIPE_BASE_URL: origin,
});

function onOtherDatabase(url: string): string {
  const other = new URL(url);
  other.pathname = "/postgres";
  return other.href;
}

async function found(about: string, more: NodeJS.ProcessEnv = {}, now?: () => Date) {
  const findings = await examine(environment(more), now);
  expectNothingSecret(findings);
  return findings.find((one) => one.about === about && one.state !== "ok") ?? about;
}

function expectNothingSecret(findings: readonly Finding[]): void {
  const written = writeFindings(findings) + JSON.stringify(findings);
  const passwords = Object.values(database.urls).map((url) => new URL(url).password);
  const keys = ["of_the_tests", "of-the-tests", "aaaaaaaa", HEALTHY];
  for (const secret of [...passwords, ...keys]) expect(written).not.toContain(secret);
}

test("a whole installation has nothing to mend, and every area is looked at", async () => {
  await owner.query(`
    INSERT INTO queue.job (name, state, completed_on) VALUES ('expired-holds', 'completed', now())`);
  const findings = await examine(environment({ ...MAIL(), ...OTHERS() }));
  expectNothingSecret(findings);
  expect(findings.filter(({ state, about }) => state !== "ok" && about !== "connections")).toEqual(
    [],
  );
  expect(findings.map(({ about }) => about)).toEqual([
    ...["node", "settings"],
    ...["database app", "database auth", "database sweep", "database queue"],
    ...["server", "clock", "migrations", "extensions", "row-level security", "connections"],
    ...["queue", "jobs waiting", "jobs given up", "workers"],
    ...["CONVENE_SECRET", "mail webhook", "ATS_URL", "SERVICES_URL"],
    ...["mail", "text messages", "google", "microsoft", "zoom", "cards"],
  ]);
});

test("a variable that is wrong, missing, lonely or misspelt", async () => {
  const about = "settings";
  expect(await found(about, { APP_DATABASE_URL: "mysql://x:of-the-tests@y" })).toMatchObject({
    state: "fail",
    says: expect.stringContaining("APP_DATABASE_URL"),
  });
  expect(await found(about, { CONVENE_SECRET: undefined })).toMatchObject({ state: "fail" });
  expect(await found(about, { RESEND_API_KEY: "re_of_the_tests" })).toMatchObject({
    says: expect.stringContaining("MAIL_FROM"),
  });
  expect(await found(about, { RESEND_APIKEY: "re_of_the_tests" })).toMatchObject({
    state: "warn",
    says: "RESEND_APIKEY is set and nobody reads it",
  });
});

test("a database that is not there, a wrong password, and nobody who listens", async () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(database.urls.app);
    change(url);
    return { APP_DATABASE_URL: url.href };
  };
  const about = "database app";
  const missing = changed((url) => {
    url.pathname = "/nowhere";
  });
  expect(await found(about, missing)).toMatchObject({ says: "There is no database nowhere" });
  const wrong = changed((url) => {
    url.password = "wrong of-the-tests";
  });
  expect(await found(about, wrong)).toMatchObject({
    says: "The password of convene_app is wrong, or the role is not there yet",
  });
  const silent = changed((url) => {
    url.port = "1";
  });
  expect(await found(about, silent)).toMatchObject({
    says: expect.stringMatching(/^Nobody listens at/),
  });
});

test("a role that can do more than it should, and one that is another's", async () => {
  expect(await found("database app", { APP_DATABASE_URL: database.urls.owner })).toMatchObject({
    state: "fail",
    says: expect.stringContaining("passes row-level security by"),
  });
  expect(await found("database auth", { AUTH_DATABASE_URL: database.urls.sweep })).toMatchObject({
    says: "convene_sweep is not convene_auth",
  });
});

test("migrations that are missing or failed, a database without any, and a table without protection", async () => {
  const last = "(SELECT max(migration_name) FROM _prisma_migrations)";
  await owner.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${last}`,
  );
  expect(await found("migrations")).toMatchObject({
    says: expect.stringContaining("Not applied: 2"),
  });
  await owner.query(
    "UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = NULL WHERE rolled_back_at IS NOT NULL",
  );
  expect(await found("migrations")).toMatchObject({
    says: expect.stringContaining("Failed half-way: 2"),
  });
  await owner.query("UPDATE _prisma_migrations SET finished_at = now()");

  await owner.query("ALTER TABLE reservation DISABLE ROW LEVEL SECURITY");
  expect(await found("row-level security")).toMatchObject({ says: "Not protected: reservation" });
  await owner.query("ALTER TABLE reservation ENABLE ROW LEVEL SECURITY");

  const app = onOtherDatabase(database.urls.app);
  expect(await found("migrations", { APP_DATABASE_URL: app })).toMatchObject({ state: "fail" });
});

test("clocks that are apart", async () => {
  const later = (seconds: number) => () => new Date(Date.now() + seconds * 1_000);
  expect(await found("clock", {}, later(0))).toBe("clock");
  expect(await found("clock", {}, later(10))).toMatchObject({ state: "warn" });
  expect(await found("clock", {}, later(-60))).toMatchObject({ state: "fail" });
});

test("jobs that nobody works, jobs that are given up, and workers that are gone", async () => {
  await owner.query(`
    DELETE FROM queue.job;
    INSERT INTO queue.job (name, state, start_after, completed_on) VALUES
      ('account-mail', 'created', now() - interval '10 minutes', NULL),
      ('account-mail', 'failed', now(), now()),
      ('expired-holds', 'completed', now(), now() - interval '1 hour')`);
  expect(await found("jobs waiting")).toMatchObject({
    state: "fail",
    says: "Ready for more than five minutes: account-mail 1",
  });
  expect(await found("jobs given up")).toMatchObject({ says: "Attempts used up: account-mail 1" });
  expect(await found("workers")).toMatchObject({
    state: "fail",
    says: expect.stringMatching(/^No job was done for 36\d\d s/),
  });
});

test("a queue of a newer build, and none at all", async () => {
  await owner.query("UPDATE queue.version SET version = version + 1");
  expect(await found("queue")).toMatchObject({ state: "fail" });
  await owner.query("UPDATE queue.version SET version = version - 2");
  expect(await found("queue")).toMatchObject({ state: "warn" });
  await owner.query("UPDATE queue.version SET version = version + 1");
  const other = { QUEUE_DATABASE_URL: onOtherDatabase(database.urls.queue) };
  expect(await found("queue", other)).toMatchObject({ says: "It is not set up" });
});

test("keys that providers refuse, and providers that do not answer", async () => {
  const all = { ...MAIL(), ...OTHERS() };
  const abouts = ["mail", "text messages", "google", "microsoft", "zoom", "cards"];
  answer = (path) => (path === "/readyz" ? [200, "{}"] : [401, `{"error":"invalid_client"}`]);
  const refused = await examine(environment(all));
  expectNothingSecret(refused);
  answer = (path) => (path === "/readyz" ? [200, "{}"] : [503, ""]);
  const silent = await examine(environment(all));
  for (const about of abouts) {
    expect([about, refused.find((one) => one.about === about)?.state]).toEqual([about, "fail"]);
    expect([about, silent.find((one) => one.about === about)?.state]).toEqual([about, "warn"]);
  }
});

test("mail that reaches nobody, bounces that nobody hears of, cards that are for tests", async () => {
  expect(await found("mail")).toMatchObject({
    state: "warn",
    says: expect.stringMatching(/^Not set up/),
  });
  const deaf = { ...MAIL(), RESEND_WEBHOOK_SECRET: undefined };
  expect(await found("mail webhook", deaf)).toMatchObject({ state: "warn" });
  const open = { ...OTHERS(), SERVICES_URL: "https://book.example.test" };
  expect(await found("cards", open)).toMatchObject({
    state: "warn",
    says: expect.stringMatching(/for tests/),
  });
  expect(await found("CONVENE_SECRET", { CONVENE_SECRET: "x".repeat(40) })).toMatchObject({
    state: "fail",
  });
});

test("addresses without encryption, and servers that are not ready", async () => {
  expect(await found("ATS_URL", { ATS_URL: "http://jobs.example.test" })).toMatchObject({
    state: "fail",
    says: expect.stringContaining("is not encrypted"),
  });
  answer = () => [503, ""];
  expect(await found("ATS_URL")).toMatchObject({
    state: "warn",
    says: expect.stringMatching(/answers 503 at \/readyz$/),
  });
});
