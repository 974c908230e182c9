import { readFileSync } from "node:fs";
import { readServerEnv, serverVariables } from "@convene/server-kit";
import { expect, test } from "vitest";
import { launcherVariables } from "./env.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** `| `NAME` | default | … |` */
const rows = [...read("docs/configuration.md").matchAll(/^\| `([A-Z_]+)` +\| ([^|]*?) +\|/gm)].map(
  ([, name = "", given = ""]) => ({ name, given: given.replaceAll("`", "") }),
);

test("docs/configuration.md names each variable once, and none that nobody reads", () => {
  const names = rows.map(({ name }) => name).toSorted();
  expect(names).toEqual([...new Set([...serverVariables, ...launcherVariables])].toSorted());
});

test("the defaults that stand there are those that hold", () => {
  const env: Readonly<Record<string, unknown>> = readServerEnv({
    APP_DATABASE_URL: "postgresql://a@b/c",
    AUTH_DATABASE_URL: "postgresql://a@b/c",
    SWEEP_DATABASE_URL: "postgresql://a@b/c",
    QUEUE_DATABASE_URL: "postgresql://a@b/c",
    CONVENE_SECRET: "0123456789abcdef0123456789abcdef",
  });
  const required = /_DATABASE_URL$|^CONVENE_SECRET$/;
  for (const { name, given } of rows) {
    const value = env[name];
    if (!serverVariables.includes(name) || required.test(name) || typeof value === "object")
      continue;
    const expected = value === undefined || value === "" ? "" : String(value);
    expect([name, given]).toEqual([name, expected]);
  }
});

test("turbo passes all of them on to the start command", () => {
  const { globalPassThroughEnv } = JSON.parse(read("turbo.json"));
  // It gives each server its own, and shells of people have a HOST too.
  const own = ["HOST", "PORT"];
  for (const { name } of rows) {
    if (!own.includes(name)) expect(globalPassThroughEnv).toContain(name);
  }
});
