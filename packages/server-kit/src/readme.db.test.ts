import { readFile } from "node:fs/promises";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { roomRoutes } from "./fixtures/room-routes.ts";
import { refusalOf, startTestKit } from "./testing/index.ts";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

test("the README's example is the file that runs here", async () => {
  expect(await read("../README.md")).toContain(await read("./fixtures/room-routes.ts"));
});

test("it shows a member a room of the organisation, and a stranger nothing", async () => {
  await using app = await startTestKit("ats", { api: roomRoutes });
  const { cookie, tenantId } = await app.signUp({ name: "Ada", organisation: "Harbour" });
  const id = uuidv7();
  await app.kit.db.unit(tenantId, async (tx) => {
    await tx.resource.create({
      data: { tenantId, id, kind: "room", name: "Blue room", timeZone: "UTC" },
    });
  });
  const shown = await app.fetch(`/api/rooms/${id}`, { cookie });
  expect(await shown.json()).toEqual({ id, name: "Blue room" });

  const stranger = await app.signUp({ name: "Eve", organisation: "Elsewhere" });
  const refused = await app.fetch(`/api/rooms/${id}`, { cookie: stranger.cookie });
  expect(await refusalOf(refused)).toEqual([404, "NOT_FOUND"]);
  expect((await app.fetch(`/api/rooms/${id}`)).status).toBe(401);
});
