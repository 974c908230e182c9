import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@convene/prisma/embedded";
import { roleUrls } from "@convene/prisma/roles";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";

const START = fileURLToPath(new URL("./fixtures/start-stand-ins.ts", import.meta.url));

const scratch = mkdtempSync(join(tmpdir(), "launcher-"));
execFileSync("chmod", ["755", scratch]); // the database server may run as another user
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Run {
  readonly launcher: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly output: () => string;
  readonly ats: string;
  readonly services: string;
}

const runs: Run[] = [];
afterEach(async () => {
  for (const { launcher, exited } of runs.splice(0)) {
    launcher.kill("SIGTERM");
    await exited;
  }
});

interface RunOptions {
  readonly data: string;
  readonly ports: readonly [number, number];
  readonly more?: NodeJS.ProcessEnv;
  /** Program and arguments in the place of `node start-stand-ins.ts`. */
  readonly command?: readonly [string, ...string[]];
}

function begin({ data, ports, more, command }: RunOptions): Run {
  const [ats, services] = ports;
  const { DATABASE_URL, MIGRATION_DATABASE_URL, ...inherited } = process.env;
  const [program, ...args] = command ?? [process.execPath, START];
  const launcher = spawn(program, args, {
    env: {
      ...inherited,
      CONVENE_DATA_DIR: join(scratch, data),
      ATS_PORT: String(ats),
      SERVICES_PORT: String(services),
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  const run = {
    launcher,
    exited: once(launcher, "close").then(([code]) => code),
    output: () => output,
    ats: `http://127.0.0.1:${ats}`,
    services: `http://127.0.0.1:${services}`,
  };
  runs.push(run);
  return run;
}

async function untilReady(run: Run): Promise<Run> {
  const ended = run.exited.then(() => "ended" as const);
  while (!run.output().includes("Stop with Ctrl-C")) {
    if ((await Promise.race([ended, delay(20)])) === "ended") throw new Error(run.output());
  }
  return run;
}

const start = (options: RunOptions) => untilReady(begin(options));

async function environmentOf(baseUrl: string): Promise<Record<string, string>> {
  const answer = await fetch(`${baseUrl}/environment`);
  return z.record(z.string(), z.string()).parse(await answer.json());
}

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
}

function processes(): Listed[] {
  return execFileSync("ps", ["-eo", "pid=,ppid=,stat="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, state = ""]) => ({ pid: Number(pid), parent: Number(parent), state }));
}

/** A process and all that it started, directly or not. */
function family(pid: number | undefined): number[] {
  const all = processes();
  const found = [pid ?? 0];
  for (const member of found) {
    found.push(...all.filter((one) => one.parent === member).map((one) => one.pid));
  }
  return found;
}

const untilGone = (pids: readonly number[]) =>
  vi.waitFor(
    () =>
      expect(
        processes().filter(({ pid, state }) => pids.includes(pid) && !state.startsWith("Z")),
      ).toEqual([]),
    { timeout: 10_000, interval: 50 },
  );

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer().listen(0), createServer().listen(0)];
  const ports = await Promise.all(
    servers.map(async (server) => {
      await once(server, "listening");
      const address = server.address();
      return typeof address === "object" && address ? address.port : 0;
    }),
  );
  for (const server of servers) server.close();
  return [ports[0] ?? 0, ports[1] ?? 0];
}

/** Asks the database of a data folder as its owner, while the launcher uses it or not. */
async function ask(data: string, sql: string, database = "convene"): Promise<unknown[]> {
  const server = await startEmbeddedPostgres({ dir: join(scratch, data, "postgres") });
  const client = new pg.Client({ connectionString: server.url(database) });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
    await server.stop();
  }
}

let ports: [number, number];
beforeAll(async () => {
  ports = await freePorts();
});
const first = (more?: NodeJS.ProcessEnv): RunOptions => ({
  data: "first",
  ports,
  ...(more ? { more } : {}),
});

describe("the first start", () => {
  test("a seed that breaks half-way is told about, and the next start begins it again", async () => {
    const broken = begin(first({ BREAK_SEED: "1" }));
    expect(await broken.exited).toBe(1);
    expect(broken.output()).toContain("the seed is broken");
    expect(await ask("first", "SELECT 1 FROM seeded", "convene_unfinished")).toHaveLength(1);

    const run = await start(first());
    expect(run.output()).toMatch(/Lovelace +Ada +owner +ada@example\.com +engine-1843/);
    expect(run.output()).toContain(`http://localhost:${ports[0]}\n`);
    expect(run.output()).toContain(`http://localhost:${ports[1]}\n`);
    expect(await ask("first", "TABLE seeded")).toEqual([{ id: 1 }]);
  });

  test("the apps get their roles, one secret, and none of the owner's keys", async () => {
    const run = await start(first());
    const ats = await environmentOf(run.ats);
    const services = await environmentOf(run.services);
    expect(services).toEqual({ ...ats, PORT: String(ports[1]) });
    expect(ats).toMatchObject({
      PORT: String(ports[0]),
      ATS_URL: `http://localhost:${ports[0]}`,
      SERVICES_URL: `http://localhost:${ports[1]}`,
      NODE_ENV: "production",
    });
    const owner = Object.entries(ats).filter(([, value]) => value.includes("//convene:"));
    expect(owner).toEqual([]);
    for (const role of ["app", "auth", "sweep", "queue"]) {
      const client = new pg.Client({ connectionString: ats[`${role.toUpperCase()}_DATABASE_URL`] });
      await client.connect();
      const { rows } = await client.query("SELECT session_user::text AS name");
      expect(rows).toEqual([{ name: `convene_${role}` }]);
      await client.end();
    }
    const secretFile = join(scratch, "first", "secret");
    expect(ats.CONVENE_SECRET).toBe(readFileSync(secretFile, "utf8").trim());
    expect(statSync(secretFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(scratch, "first", "logs", "ats.log"), "utf8")).toContain("listening");
  });
});

describe("nothing stays behind", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "after %s, which is no failure",
    async (signal) => {
      const run = await start(first());
      const pids = family(run.launcher.pid);
      expect(pids.length).toBeGreaterThan(6); // launcher, four programs, the database and its own
      run.launcher.kill(signal);
      expect(await run.exited).toBe(0);
      await untilGone(pids);
    },
  );

  test("after SIGKILL, not even of a program that ignores SIGTERM", async () => {
    const run = await start(first({ STUBBORN_WORKER: "1" }));
    const pids = family(run.launcher.pid);
    run.launcher.kill("SIGKILL");
    await untilGone(pids);
  });

  test("after SIGKILL of what called the launcher", async () => {
    // A shell by the name of npx, which like npx passes nothing on.
    const bin = join(scratch, "npx");
    execFileSync("ln", ["-sf", "/bin/sh", bin]);
    const script = `"${process.execPath}" "${START}"; exit`;
    const run = await start({ ...first(), command: [bin, "-c", script] });
    const pids = family(run.launcher.pid);
    run.launcher.kill("SIGKILL");
    await untilGone(pids);
  });

  test("when a program ends by itself, which is told and is a failure", async () => {
    const run = await start(first());
    const pids = family(run.launcher.pid);
    await fetch(`${run.services}/crash`).catch(() => {});
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(/services has ended with exit code 3[\s\S]*something has broken/);
    await untilGone(pids);
  });
});

test("after everything was killed at once the next start works, with all data and sign-ins", async () => {
  const run = await start(first());
  const { CONVENE_SECRET } = await environmentOf(run.ats);
  await ask("first", "INSERT INTO seeded VALUES (2)");
  spawnSync("kill", ["-KILL", ...family(run.launcher.pid).map(String)]);
  await run.exited;

  const again = await start(first());
  expect(again.output()).toContain("engine-1843");
  expect(await ask("first", "TABLE seeded")).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await environmentOf(again.ats)).toMatchObject({ CONVENE_SECRET });
});

test("a taken port is reported with the way out, before anything starts", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  const run = begin({ data: "never", ports: [taken, ports[1]] });
  expect(await run.exited).toBe(1);
  expect(run.output()).toContain(`Port ${taken} is taken`);
  expect(run.output()).toContain("ATS_PORT=4010 npx -y pnpm@12 start");
  expect(() => statSync(join(scratch, "never", "postgres"))).toThrow();
  other.close();
});

test("two data folders at once do not disturb each other, and DATABASE_URL is not seeded", async () => {
  const one = await start(first());
  mkdirSync(join(scratch, "server"));
  const server = await startEmbeddedPostgres({ dir: join(scratch, "server", "postgres") });
  try {
    const DATABASE_URL = server.url("elsewhere"); // does not exist yet
    const two = await start({ data: "second", ports: await freePorts(), more: { DATABASE_URL } });
    expect(two.output()).not.toContain("Demo sign-ins");
    const environment = await environmentOf(two.ats);
    expect(environment).toMatchObject({ APP_DATABASE_URL: roleUrls(DATABASE_URL).app });
    expect(environment).not.toHaveProperty("DATABASE_URL");
    expect(() => statSync(join(scratch, "second", "postgres"))).toThrow();

    two.launcher.kill("SIGTERM");
    expect(await two.exited).toBe(0);
    expect((await fetch(`${one.ats}/readyz`)).status).toBe(200);
    expect(await ask("first", "SELECT id FROM seeded WHERE id = 1")).toEqual([{ id: 1 }]);
  } finally {
    await server.stop();
  }
});
