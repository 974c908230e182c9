import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SlotTakenError } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, expect, test } from "vitest";
import { connect } from "../client.ts";
import { serverAccount } from "../embedded/server-account.ts";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../embedded/start-embedded-postgres.ts";
import { tenantFixture } from "../fixtures/tenant-fixture.ts";
import { reserve } from "../reservation/reserve.ts";
import { assignRolePasswords } from "../roles.ts";
import {
  ensureTemplateDatabase,
  onDatabase,
  readMigrations,
  withClient,
} from "../testing/template-database.ts";

// The drill of docs/operations.md: a base backup and the archived log, an accident, and a server that
// stands as it did the moment before. PostgreSQL 18, 25.3 "Continuous Archiving and Point-in-Time
// Recovery", by its low-level interface.

const scratch = mkdtempSync(join(tmpdir(), "restore-drill-"));
const servers: EmbeddedPostgres[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const account = serverAccount();
const start = async (name: string) => {
  const server = await startEmbeddedPostgres({ dir: join(scratch, name), fast: true });
  servers.push(server);
  return server;
};
/** A folder that the server may write to, whoever it runs as. */
const folder = (name: string) => {
  const path = join(scratch, name);
  mkdirSync(path, { mode: 0o700 });
  if (account) chownSync(path, account.uid, account.gid);
  return path;
};
const query = <T extends object>(url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<T>(sql)).rows);

/** What a running server keeps for itself; a backup goes without. */
const NOT_BACKED_UP = ["postmaster.pid", "postmaster.opts"];
const EMPTIED = ["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots"];

/** Every row of every table, as one line a table. */
async function digestOf(url: string): Promise<Record<string, string | null>> {
  const tables = await query<{ name: string }>(
    url,
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const digests: Record<string, string | null> = {};
  for (const { name } of tables) {
    const sql = `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS md5 FROM ${name} t`;
    digests[name] = (await query<{ md5: string | null }>(url, sql))[0]?.md5 ?? null;
  }
  return digests;
}

test("from a backup and the log, all is as it was before an accident, and nothing after it is", async () => {
  chmodSync(scratch, 0o755);
  const archive = folder("archive");
  let lived = await start("lived");
  await query(lived.url(), "ALTER SYSTEM SET archive_mode = on");
  const copy = `test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"`;
  await query(lived.url(), `ALTER SYSTEM SET archive_command = '${copy}'`);
  await lived.stop(); // archive_mode needs a start
  lived = await start("lived");
  const template = await ensureTemplateDatabase(lived.url(), readMigrations());
  await query(lived.url(), `CREATE DATABASE convene TEMPLATE ${template}`);
  const urls = await assignRolePasswords(lived.url("convene"));
  const db = connect({ url: urls.app });
  const noon = new Date("2030-05-06T12:00:00Z");
  const { tenantId, resourceIds } = await tenantFixture(db, 1);
  const book = (at: Date, { unit } = db) =>
    unit(tenantId, (tx) =>
      reserve(tx, {
        resourceIds,
        span: { start: at, end: addHours(at, 1) },
        purpose: { holdId: uuidv7() },
        holdMinutes: 10_000_000,
      }),
    );
  await book(noon);

  const base = folder("base");
  await withClient(lived.url(), async (client) => {
    await client.query("SELECT pg_backup_start('drill', fast => true)");
    await book(addHours(noon, 1)); // work goes on meanwhile
    execFileSync("cp", ["-a", `${lived.dir}/.`, base]);
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      "SELECT labelfile, spcmapfile FROM pg_backup_stop()",
    );
    writeFileSync(join(base, "backup_label"), rows[0]?.labelfile ?? "");
    writeFileSync(join(base, "tablespace_map"), rows[0]?.spcmapfile ?? "");
  });
  for (const name of NOT_BACKED_UP) rmSync(join(base, name), { force: true });
  for (const name of EMPTIED) {
    for (const entry of readdirSync(join(base, name))) {
      rmSync(join(base, name, entry), { recursive: true });
    }
  }
  await book(addHours(noon, 2)); // in the log only

  const before = await digestOf(lived.url("convene"));
  await query(lived.url(), "SELECT pg_create_restore_point('before the accident')");
  await query(lived.url("convene"), "DELETE FROM reservation; DROP TABLE appointment CASCADE");
  await db.close();
  const [last] = await query<{ segment: string }>(
    lived.url(),
    "SELECT pg_walfile_name(pg_switch_wal()) AS segment",
  );
  await expect
    .poll(() => readdirSync(archive), { timeout: 20_000 })
    .toContain(last?.segment ?? "none");
  await lived.stop();

  const restored = await start("restored");
  await restored.stop();
  execFileSync("sh", ["-c", 'rm -rf "$1" && cp -a "$0" "$1"', base, restored.dir]);
  copyFileSync(join(scratch, "lived.password"), join(scratch, "restored.password"));
  writeFileSync(join(restored.dir, "recovery.signal"), "");
  writeFileSync(
    join(restored.dir, "postgresql.auto.conf"),
    `restore_command = 'cp "${archive}/%f" "%p"'
     recovery_target_name = 'before the accident'
     recovery_target_action = 'promote'`,
  );
  if (account) execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, restored.dir]);
  const again = await start("restored");
  expect(await digestOf(again.url("convene"))).toEqual(before);

  // It works on: rules, roles and rights came along.
  const restoredUrls = await assignRolePasswords(again.url("convene"));
  const back = connect({ url: onDatabase(restoredUrls.app, "convene") });
  for (const hours of [0, 1, 2]) {
    await expect(book(addHours(noon, hours), back)).rejects.toThrow(SlotTakenError);
  }
  await book(addHours(noon, 3), back);
  expect(await back.unit(uuidv7(), (tx) => tx.reservation.count())).toBe(0);
  await back.close();
}, 60_000);
