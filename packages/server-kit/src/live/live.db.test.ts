import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { announce } from "@convene/prisma";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";

let here: TestKit;
let there: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  here = await startTestKit("services");
  there = await startTestKit("ats", { database: here.database });
  ada = await here.signUp({ name: "Ada", organisation: "Ada" });
  bob = await here.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(async () => {
  await there.close();
  await here.close();
});

interface Page {
  readonly messages: unknown[];
  next(): Promise<unknown>;
  readonly socket: WebSocket;
}

async function open(server: TestKit, cookie: string, origin = server.url): Promise<Page> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/live`, {
    headers: { cookie, origin },
  });
  const messages: unknown[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (data) => {
    messages.push(JSON.parse(String(data)));
    waiting.shift()?.();
  });
  await once(socket, "open");
  return {
    messages,
    socket,
    async next() {
      if (messages.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return messages.shift();
    },
  };
}

function refused(server: TestKit, headers: Record<string, string>): Promise<number | undefined> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/live`, { headers });
  return new Promise((resolve) => {
    socket.on("unexpected-response", (_request, answer) => resolve(answer.statusCode));
    socket.on("open", () => resolve(101));
    socket.on("error", () => {});
  });
}

function say(server: TestKit, tenantId: string, id: string): Promise<void> {
  return server.kit.db.unit(tenantId, (tx) =>
    announce(tx, { subject: "appointment", id, change: "created" }),
  );
}

test("a change is told to its organisation's pages on every server, and to no others", async () => {
  const [adaHere, adaThere, bobHere] = await Promise.all([
    open(here, ada.cookie),
    open(there, ada.cookie),
    open(here, bob.cookie),
  ]);
  const [mine, theirs] = [randomUUID(), randomUUID()];
  await say(there, ada.tenantId, mine);
  await say(here, bob.tenantId, theirs);
  const message = { type: "changed", subject: "appointment", id: mine, change: "created" };
  expect(await adaHere.next()).toEqual(message);
  expect(await adaThere.next()).toEqual(message);
  expect(await bobHere.next()).toEqual({ ...message, id: theirs });
  expect([adaHere.messages, adaThere.messages]).toEqual([[], []]);
});

test("what is rolled back is told to nobody", async () => {
  const page = await open(here, ada.cookie);
  const [undone, done] = [randomUUID(), randomUUID()];
  const failing = here.kit.db.unit(ada.tenantId, async (tx) => {
    await announce(tx, { subject: "interview", id: undone, change: "created" });
    throw new Error("Undo");
  });
  await expect(failing).rejects.toThrow("Undo");
  await say(here, ada.tenantId, done);
  expect(await page.next()).toMatchObject({ id: done });
});

test("strangers and foreign pages are not let in", async () => {
  expect(await refused(here, { origin: here.url })).toBe(401);
  expect(await refused(here, { origin: "https://evil.test", cookie: ada.cookie })).toBe(403);
  expect(await refused(here, { origin: here.url, cookie: ada.cookie })).toBe(101);
});

test("after the database cut the line, pages are told to read again, and hear changes again", async () => {
  const page = await open(here, ada.cookie);
  const owner = new pg.Client({ connectionString: here.database.urls.owner });
  await owner.connect();
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'convene live' AND datname = current_database()`,
  );
  await owner.end();
  expect(await page.next()).toEqual({ type: "resync" });
  const id = randomUUID();
  await say(here, ada.tenantId, id);
  expect(await page.next()).toMatchObject({ type: "changed", id });
});

test("a server that stops says so to its pages", async () => {
  const leaving = await startTestKit("services", { database: here.database });
  const page = await open(leaving, ada.cookie);
  const closed = once(page.socket, "close");
  await leaving.close();
  expect((await closed)[0]).toBe(1001);
});
