import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  environmentOf,
  family,
  freePorts,
  type RunOptions,
  testLaunchers,
  untilGone,
} from "./fixtures/test-launchers.ts";

const launchers = testLaunchers();
const { scratch, begin, start, ask } = launchers;
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

test("after SIGTERM, which is no failure, nothing stays behind", async () => {
  const run = await start(first());
  const pids = family(run.launcher.pid);
  expect(pids.length).toBeGreaterThan(6); // launcher, four programs, the database and its own
  run.launcher.kill("SIGTERM");
  expect(await run.exited).toBe(0);
  await untilGone(pids);
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
