import { once } from "node:events";
import { connect, createServer } from "node:net";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { awaitDatabase } from "./await-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

test("a database that comes up later is waited for; a wrong password is not", async () => {
  const there = new URL(database.urls.queue);
  let refused = 0;
  // Hangs up on the first two, as a server does that is not there yet.
  const proxy = createServer((socket) => {
    socket.on("error", () => {});
    if (refused++ < 2) return void socket.destroy();
    const line = connect(Number(there.port), there.hostname).on("error", () => socket.destroy());
    socket.pipe(line).pipe(socket);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  const url = new URL(there);
  url.port = String(typeof address === "object" && address?.port);
  const warnings: string[] = [];
  const logger = { warn: (text: unknown) => void warnings.push(String(text)) };
  await awaitDatabase(url.href, logger);
  expect([refused, warnings.length]).toEqual([3, 1]);
  url.password = "wrong";
  await expect(awaitDatabase(url.href, logger)).rejects.toMatchObject({ code: "28P01" });
  proxy.close();
});
