import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";

let database: TestDatabase;
/** On the way from the sign-in library to its database. */
const proxy = createServer((socket) => void pass(socket));
const sockets = new Set<Socket>();
let isAway = false;
/** The next questions on which a connection turns out to be lost. */
let lost = 0;

let port: number;
let app: TestKit;
let ada: SignedUp;

beforeAll(async () => {
  database = await testDatabase();
  port = await listen(0);
  const auth = new URL(database.urls.auth);
  auth.port = String(port);
  app = await startTestKit("services", {
    database: { ...database, urls: { ...database.urls, auth: auth.href } },
  });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(async () => {
  await app.close();
  proxy.close();
  await database[Symbol.asyncDispose]();
});

async function listen(at: number): Promise<number> {
  proxy.listen(at, "127.0.0.1");
  await once(proxy, "listening");
  return (proxy.address() as AddressInfo).port;
}

function pass(socket: Socket): void {
  socket.on("error", () => {});
  if (isAway) return void socket.destroy();
  sockets.add(socket);
  const there = new URL(database.urls.auth);
  const line = connect(Number(there.port), there.hostname).on("error", () => socket.destroy());
  socket.on("data", (question) => {
    if (lost-- > 0) socket.destroy();
    else line.write(question);
  });
  socket.on("close", () => {
    sockets.delete(socket);
    line.destroy();
  });
  line.pipe(socket);
}

const askWhoIAm = () => app.fetch("/api/members", { cookie: ada.cookie });

test("a connection that turns out to be lost is not noticed by who is signed in", async () => {
  expect((await askWhoIAm()).status).toBe(200);
  lost = 1;
  expect((await askWhoIAm()).status).toBe(200);
  expect(lost).toBeLessThan(1);
});

test.each([
  ["hangs up", () => {}],
  ["refuses connections", () => void proxy.close()],
])(
  "while its database %s, sign-in says so, and knows everybody again afterwards",
  async (_, leave) => {
    isAway = true;
    leave();
    for (const socket of sockets) socket.destroy();
    expect(await refusalOf(askWhoIAm())).toEqual([503, "DATABASE_UNAVAILABLE"]);
    const { email, password } = ada;
    const signIn = app.fetch("/api/auth/sign-in/email", { json: { email, password } });
    expect(await refusalOf(signIn)).toEqual([503, "DATABASE_UNAVAILABLE"]);
    isAway = false;
    if (!proxy.listening) await listen(port);
    expect((await askWhoIAm()).status).toBe(200);
  },
);
