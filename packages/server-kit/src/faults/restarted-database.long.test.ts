import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startResendStandIn } from "@convene/notifications/testing";
import { startEmbeddedPostgres } from "@convene/prisma/embedded";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords } from "@convene/prisma/roles";
import pg from "pg";
import { expect, test } from "vitest";
import { startTestKit } from "../testing/index.ts";
import { letTimePass } from "./as-time-passes.ts";
import { queueMails } from "./queue-mails.ts";
import { startWorkerProcess } from "./start-worker-process.ts";

const MAILS = 120;
const RESTART_AFTER = 30;

test("PostgreSQL is restarted in the middle: the worker goes on, each mail arrives once", async () => {
  await using resend = await startResendStandIn();
  const folder = await mkdtemp(join(tmpdir(), "convene-restart-"));
  const options = { dir: join(folder, "data"), fast: true };
  let server = await startEmbeddedPostgres(options);
  try {
    const ownerUrl = server.url("restarted");
    const { port } = new URL(ownerUrl);
    await migrateDatabase(ownerUrl);
    const urls = await assignRolePasswords(ownerUrl);
    const settings = {
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
      MAIL_FROM: "hello@convene.example",
    };
    const database = { urls, [Symbol.asyncDispose]: async () => {} };
    await using app = await startTestKit("services", { env: settings, database });
    const ada = await app.signUp({ name: "Ada", organisation: "Salon" });
    const ids = await queueMails(app.kit, ownerUrl, ada, MAILS);

    const restarted = Promise.withResolvers<void>();
    resend.onAccepted = async () => {
      if (resend.requests.length < RESTART_AFTER) return;
      resend.onAccepted = undefined;
      await server.stop();
      server = await startEmbeddedPostgres({ ...options, port: Number(port) });
      restarted.resolve();
    };
    await using worker = startWorkerProcess(app, settings);
    await restarted.promise;
    expect(new URL(server.url()).port).toBe(port);

    // What the restart cut off has a worker that lives, and gets its turn again as time passes.
    await expect
      .poll(
        async () => {
          await letTimePass(app.kit, ownerUrl).catch(() => {}); // connections of before the restart
          return await countUnsent(ownerUrl);
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(0);
    await worker.stop();

    const arrived = resend.mails.flatMap(({ tags }) =>
      tags.filter(({ name }) => name === "notification").map(({ value }) => value),
    );
    expect(arrived.toSorted()).toEqual([...ids].toSorted());
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function countUnsent(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int FROM notification WHERE state <> 'sent'",
    );
    return rows[0]?.count ?? Number.NaN;
  } finally {
    await client.end();
  }
}
