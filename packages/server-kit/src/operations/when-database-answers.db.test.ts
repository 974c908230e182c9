import { once } from "node:events";
import { connect, createServer } from "node:net";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { whenDatabaseAnswers } from "./when-database-answers.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

test("a database that comes up later, or goes away once more, is waited for; a wrong password is not", async () => {
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
  let begun = 0;
  const begin = async () => {
    // As PostgreSQL says when it is told to stop.
    if (begun++ === 0) throw Object.assign(new Error("shutting down"), { code: "57P01" });
    return "up";
  };
  expect(await whenDatabaseAnswers(url.href, logger, begin)).toBe("up");
  expect([refused, begun, warnings.length]).toEqual([4, 2, 1]);
  url.password = "wrong";
  const refusal = whenDatabaseAnswers(url.href, logger, begin);
  await expect(refusal).rejects.toMatchObject({ code: "28P01" });
  expect(begun).toBe(2);
  proxy.close();
});
