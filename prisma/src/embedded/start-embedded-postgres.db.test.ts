import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { choosePlace } from "./choose-place.ts";
import { createDatabaseIfMissing } from "./create-database-if-missing.ts";
import { serverAccount } from "./server-account.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres.ts";

const scratch = mkdtempSync(join(tmpdir(), "embedded-postgres-"));
execFileSync("chmod", ["755", scratch]); // a server that runs as another user must get through
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const start = (name: string, more: { port?: number } = {}) =>
  startEmbeddedPostgres({ dir: join(scratch, name), fast: true, ...more });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const note = "CREATE TABLE IF NOT EXISTS note AS SELECT 'kept' AS text";
const readNote = (server: EmbeddedPostgres) => query(server.url(), "TABLE note");
const kept = [{ text: "kept" }];

function serverPid(dir: string): number {
  return Number(readFileSync(join(dir, "postmaster.pid"), "utf8").split("\n")[0]);
}

const isUp = (dir: string) => existsSync(join(dir, "postmaster.pid"));
const untilDown = (dir: string) =>
  vi.waitFor(() => expect(isUp(dir)).toBe(false), { timeout: 10_000, interval: 20 });

interface Holder {
  readonly process: ChildProcess;
  readonly url: string;
}

const HOLD_SERVER = fileURLToPath(new URL("./fixtures/hold-server.ts", import.meta.url));

/** Another process that uses the server. */
async function hold(name: string): Promise<Holder> {
  const child = spawn(process.execPath, [HOLD_SERVER, join(scratch, name)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [url] = await once(createInterface(child.stdout), "line");
  return { process: child, url };
}

async function kill(holder: Holder): Promise<void> {
  holder.process.kill("SIGKILL");
  await once(holder.process, "exit");
}

/** The shell that would stop the server after a crash of the process. */
function watchOf(holder: Holder): number {
  const list = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" });
  const line = list
    .split("\n")
    .map((text) => text.trim().split(/\s+/))
    .find(([, parent, ...args]) => Number(parent) === holder.process.pid && args.includes("read"));
  return Number(line?.[0]);
}

describe("one folder", () => {
  test("what was written is there after a restart", async () => {
    const first = await start("restart");
    expect(first.shared).toBe(false);
    await query(first.url(), note);
    await first.stop();
    await first.stop();
    expect(isUp(first.dir)).toBe(false);

    await using second = disposable(await start("restart"));
    expect(await readNote(second)).toEqual(kept);
  });

  test("a server left behind by processes that were killed is taken over", async () => {
    const holder = await hold("restart");
    process.kill(watchOf(holder), "SIGKILL");
    await kill(holder);
    const dir = join(scratch, "restart");
    const orphan = serverPid(dir);

    const server = await start("restart");
    expect(server.shared).toBe(true);
    expect(serverPid(dir)).toBe(orphan);
    expect(await readNote(server)).toEqual(kept);
    await server.stop();
    expect(isUp(dir)).toBe(false);
  });

  test("killing the only process that uses it stops the server", async () => {
    const holder = await hold("restart");
    await kill(holder);
    await untilDown(join(scratch, "restart"));
  });

  test("killing everything at once, the server included, loses nothing", async () => {
    const holder = await hold("restart");
    process.kill(watchOf(holder), "SIGKILL");
    process.kill(serverPid(join(scratch, "restart")), "SIGKILL");
    await kill(holder);

    await using server = disposable(await start("restart"));
    expect(server.shared).toBe(false);
    expect(await readNote(server)).toEqual(kept);
  });

  test("a lock file whose process number now belongs to another program is no obstacle", async () => {
    const dir = join(scratch, "restart");
    const { uid, gid } = statSync(dir); // PostgreSQL only minds programs of its own user
    const stranger = spawn("sleep", ["60"], { uid, gid, stdio: "ignore" });
    await once(stranger, "spawn");
    try {
      writeFileSync(
        join(dir, "postmaster.pid"),
        [stranger.pid, dir, 0, 5432, "", "127.0.0.1", "0 0", "ready", ""].join("\n"),
      );
      chownSync(join(dir, "postmaster.pid"), uid, gid);
      await using server = disposable(await start("restart"));
      expect(await readNote(server)).toEqual(kept);
      expect(stranger.exitCode).toBe(null);
    } finally {
      stranger.kill();
    }
  });

  test("several processes share one server, and the last one to leave stops it", async () => {
    const holder = await hold("restart");
    const [one, two] = await Promise.all([start("restart"), start("restart")]);
    expect([one.shared, two.shared]).toEqual([true, true]);
    expect(one.url()).toBe(holder.url);
    holder.process.stdin?.write("leave\n");
    await once(holder.process, "exit");
    await one.stop();
    expect(await readNote(two)).toEqual(kept);
    await two.stop();
    expect(isUp(two.dir)).toBe(false);
  });

  test("an initdb that was interrupted is begun again", async () => {
    mkdirSync(join(scratch, "interrupted.new", "global"), { recursive: true });
    writeFileSync(join(scratch, "interrupted.new", "PG_VERSION"), "18\n");
    await using server = disposable(await start("interrupted"));
    expect(await query(server.url(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("somebody else's files are left alone", async () => {
    mkdirSync(join(scratch, "foreign"));
    writeFileSync(join(scratch, "foreign", "diary.txt"), "dear diary");
    await expect(start("foreign")).rejects.toThrow(/not a PostgreSQL database/);
    expect(readFileSync(join(scratch, "foreign", "diary.txt"), "utf8")).toBe("dear diary");
  });
});

test("a taken port is no obstacle, and a free one is used", async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const portOf = (server: EmbeddedPostgres) => Number(new URL(server.url()).port);

  const elsewhere = await start("restart", { port });
  expect(portOf(elsewhere)).not.toBe(port);
  expect(await readNote(elsewhere)).toEqual(kept);
  await elsewhere.stop();

  listener.close();
  await once(listener, "close");
  await using wanted = disposable(await start("restart", { port }));
  expect(portOf(wanted)).toBe(port);
});

test("two folders at once are two servers that do not disturb each other", async () => {
  const [left, right] = await Promise.all([start("restart"), start("interrupted")]);
  await using one = disposable(left);
  const two = disposable(right);
  expect(one.url()).not.toBe(two.url());
  await two.stop();
  expect(await readNote(one)).toEqual(kept);
});

describe("the password", () => {
  test("is required, and kept where only its owner can read it", async () => {
    await using server = disposable(await start("restart"));
    const without = new URL(server.url());
    without.password = "";
    const wrong = new URL(server.url());
    wrong.password = "guess";
    await expect(query(without.href, "SELECT 1")).rejects.toThrow(/password/);
    await expect(query(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });

    const file = join(scratch, "restart.password");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new URL(server.url()).password).toBe(readFileSync(file, "utf8").trim());
    expect(readFileSync(file, "utf8").trim()).toMatch(/^[0-9a-f]{64}$/);
  });

  test("is replaced when its file was lost, and the data stay", async () => {
    const file = join(scratch, "restart.password");
    const lost = readFileSync(file, "utf8");
    rmSync(file);
    await using server = disposable(await start("restart"));
    expect(readFileSync(file, "utf8")).not.toBe(lost);
    expect(await readNote(server)).toEqual(kept);
  });
});

test("a database is created once, however many ask for it", async () => {
  await using server = disposable(await start("restart"));
  await Promise.all([1, 2, 3].map(() => createDatabaseIfMissing(server.url(), "shop")));
  await createDatabaseIfMissing(server.url(), "shop");
  expect(await query(server.url("shop"), "SELECT current_database() AS name")).toEqual([
    { name: "shop" },
  ]);
});

describe.runIf(process.getuid?.() === 0)("as root, in a folder that others cannot enter", () => {
  const home = join(scratch, "private");
  const dir = join(home, ".data", "postgres");

  test("every folder has a place of its own, however much their paths are alike", async () => {
    mkdirSync(join(scratch, "closed"), { mode: 0o700 });
    const long = join(scratch, "closed", "a", "folder".repeat(30), ".data", "postgres");
    const places = [long, long.replace("/a/", "/b/")].map((path) =>
      choosePlace(path, serverAccount()),
    );
    const [one, two] = await Promise.all(places);
    expect(one?.dataFolder).not.toBe(two?.dataFolder);
  });

  test("the data lie elsewhere, and go when the folder is removed", async () => {
    mkdirSync(home, { mode: 0o700 });
    const first = await startEmbeddedPostgres({ dir, fast: true });
    expect(first.dir).not.toBe(dir);
    await query(first.url(), note);
    await first.stop();

    const second = await startEmbeddedPostgres({ dir, fast: true });
    expect(second.dir).toBe(first.dir);
    expect(await readNote(second)).toEqual(kept);
    await second.stop();

    rmSync(join(home, ".data"), { recursive: true });
    const third = await startEmbeddedPostgres({ dir, fast: true });
    try {
      await expect(readNote(third)).rejects.toMatchObject({ code: "42P01" });
    } finally {
      await third.stop();
      rmSync(third.dir, { recursive: true });
    }
  });
});

/** The server, stopped at the end of the scope. */
function disposable(server: EmbeddedPostgres): EmbeddedPostgres & AsyncDisposable {
  return { ...server, [Symbol.asyncDispose]: () => server.stop() };
}
