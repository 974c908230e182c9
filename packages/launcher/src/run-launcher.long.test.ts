import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@convene/prisma/embedded";
import { roleUrls } from "@convene/prisma/roles";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  environmentOf,
  family,
  freePorts,
  type RunOptions,
  START,
  testLaunchers,
  untilGone,
} from "./fixtures/test-launchers.ts";

const launchers = testLaunchers();
const { scratch, start, ask } = launchers;
afterEach(launchers.stop);
afterAll(launchers.remove);

let ports: [number, number];
beforeAll(async () => {
  ports = await freePorts();
});
const first = (more?: NodeJS.ProcessEnv): RunOptions => ({
  data: "first",
  ports,
  ...(more ? { more } : {}),
});

describe("nothing stays behind", () => {
  test.each(["SIGINT", "SIGHUP"] as const)("after %s, which is no failure", async (signal) => {
    const run = await start(first());
    const pids = family(run.launcher.pid);
    expect(pids.length).toBeGreaterThan(6); // launcher, four programs, the database and its own
    run.launcher.kill(signal);
    expect(await run.exited).toBe(0);
    await untilGone(pids);
  });

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
