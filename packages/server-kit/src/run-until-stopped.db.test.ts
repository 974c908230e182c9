import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { testDatabase } from "@convene/prisma/testing";
import { expect, test } from "vitest";
import { freePorts } from "./testing/index.ts";

const RUN = fileURLToPath(new URL("./fixtures/run.ts", import.meta.url));

test.each([
  ["server", "SIGTERM"],
  ["worker", "SIGINT"],
] as const)(
  "a %s that gets %s ends by itself, with nothing to complain of",
  async (kind, signal) => {
    await using database = await testDatabase();
    const ports = await freePorts();
    const child = spawn(process.execPath, [RUN, kind], {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        APP_DATABASE_URL: database.urls.app,
        AUTH_DATABASE_URL: database.urls.auth,
        SWEEP_DATABASE_URL: database.urls.sweep,
        QUEUE_DATABASE_URL: database.urls.queue,
        CONVENE_SECRET: "a secret of the tests, long enough",
        SERVICES_URL: `http://localhost:${ports.services}`,
        HOST: "localhost",
        LOG_LEVEL: "info",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let log = "";
    const exited = once(child, "exit");
    for await (const chunk of child.stdout) {
      log += String(chunk);
      if (log.includes('"Started"') && !child.killed) {
        if (kind === "server") {
          const ready = await fetch(`http://localhost:${ports.services}/readyz`);
          expect(ready.status).toBe(200);
        }
        child.kill(signal);
      }
    }
    expect(await exited).toEqual([0, null]);
    expect(log).toContain('"Stopped"');
    expect(log).not.toContain('"level":50');
    if (kind === "server") expect(log).toContain('"route":"/readyz"');
  },
);
