import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { announce } from "@convene/prisma";
import { startEmbeddedPostgres } from "@convene/prisma/embedded";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords } from "@convene/prisma/roles";
import { expect, test } from "vitest";
import { openLivePage } from "../fixtures/open-live-page.ts";
import { startTestKit } from "../testing/index.ts";

test("PostgreSQL is restarted: open pages are told what was announced meanwhile, on every server", async () => {
  const folder = await mkdtemp(join(tmpdir(), "convene-restart-"));
  const options = { dir: join(folder, "data"), fast: true };
  let server = await startEmbeddedPostgres(options);
  try {
    const ownerUrl = server.url("restarted");
    const { port } = new URL(ownerUrl);
    await migrateDatabase(ownerUrl);
    const urls = await assignRolePasswords(ownerUrl);
    const database = { urls, [Symbol.asyncDispose]: async () => {} };
    await using here = await startTestKit("services", { database });
    await using there = await startTestKit("services", { database });
    const ada = await here.signUp({ name: "Ada", organisation: "Salon" });
    const pages = [await openLivePage(here, ada), await openLivePage(there, ada)];
    const away = await openLivePage(here, ada);
    const since = await away.close();

    const say = async () => {
      const id = randomUUID();
      const what = { subject: "appointment", id, change: "created" } as const;
      await here.kit.db.unit(ada.tenantId, (tx) => announce(tx, what));
      return id;
    };
    const before = await say();
    for (const page of pages) await page.until(before);
    await server.stop();
    server = await startEmbeddedPostgres({ ...options, port: Number(port) });

    // The first connections of the pool are of before the restart.
    const said: string[] = [];
    const trySay = async () => {
      const id = await say().catch(() => undefined);
      if (id !== undefined) said.push(id);
      return said.length;
    };
    await expect.poll(trySay, { timeout: 30_000 }).toBe(3);
    for (const page of pages) {
      await page.until(said[2] ?? "");
      expect(page.ids().filter((id) => id !== before)).toEqual(said);
      expect(page.messages.filter(({ type }) => type === "resync")).toHaveLength(1);
    }
    // A restart is no other line of transactions: whoever was away the whole time goes on as well.
    const back = await openLivePage(there, { ...ada, since });
    expect(back.ids()).toEqual([before, ...said]);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
