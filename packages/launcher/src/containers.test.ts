import { existsSync, readFileSync } from "node:fs";
import { serverVariables } from "@convene/server-kit";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { launcherVariables } from "./env.ts";

// No container engine is asked: what these files name is compared with what there is.

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), "utf8");

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.looseObject({
      image: z.string(),
      command: z.array(z.string()),
      environment: z.record(z.string(), z.string()),
      stop_grace_period: z.string().optional(),
    }),
  ),
});
const { services } = composeSchema.parse(parse(read("compose.yaml"), { merge: true }));
const { postgres, ...programs } = services;
const dockerfile = read("Dockerfile");

test("every program that the image and compose.yaml start is there, and each app has its server and worker", () => {
  const started = Object.values(programs).map(({ command }) => command[0] ?? "");
  const own = /^CMD \["([^"]+)"\]$/m.exec(dockerfile)?.[1] ?? "";
  for (const path of [...started, own]) expect([path, existsSync(at(path))]).toEqual([path, true]);
  expect(started.toSorted()).toEqual([
    "apps/ats/src/main.ts",
    "apps/ats/src/worker.ts",
    "apps/services/src/main.ts",
    "apps/services/src/worker.ts",
    "packages/launcher/src/convene.ts",
  ]);
  for (const [, path = ""] of dockerfile.matchAll(/^COPY (?!--from)(.+) \.\/$/gm)) {
    for (const file of path.split(" ")) expect([file, existsSync(at(file))]).toEqual([file, true]);
  }
});

test("each variable that they set is read by somebody, and none that must be there is missing", () => {
  const known = new Set([...serverVariables, ...launcherVariables]);
  // No pooler stands before the database there.
  const needed = serverVariables.filter((name) =>
    /(?<!LISTEN)_DATABASE_URL$|^CONVENE_SECRET$/.test(name),
  );
  for (const [name, { environment }] of Object.entries(programs)) {
    const unknown = Object.keys(environment).filter((variable) => !known.has(variable));
    expect([name, unknown]).toEqual([name, []]);
    if (name !== "migrate")
      expect(Object.keys(environment)).toEqual(expect.arrayContaining(needed));
    // The owner's URL opens everything.
    expect([name, "DATABASE_URL" in environment]).toEqual([name, name === "migrate"]);
  }
  const inImage = [...dockerfile.matchAll(/^\s+(?:ENV )?([A-Z_]+)=\S+ ?\\?$/gm)].map(
    (one) => one[1],
  );
  for (const variable of inImage) expect(known).toContain(variable);
});

test("what compose.yaml asks for stands in the example, and nothing that it does not know", () => {
  const compose = read("compose.yaml");
  const asked = new Set([...compose.matchAll(/\$\{([A-Z_]+):/g)].map((one) => one[1]));
  const required = [...compose.matchAll(/\$\{([A-Z_]+):\?\}/g)].map((one) => one[1]);
  const example = [...read("compose.env.example").matchAll(/^([A-Z_]+)=/gm)].map((one) => one[1]);
  expect(example).toEqual(expect.arrayContaining([...new Set(required)]));
  for (const name of example) expect(asked).toContain(name);
});

test("versions are those of the repository", () => {
  const node = /nodeVersion: (\S+)/.exec(read("pnpm-workspace.yaml"))?.[1];
  const images = [...dockerfile.matchAll(/^FROM (node:\S+)/gm)].map((one) => one[1]);
  expect(new Set(images)).toEqual(new Set([`node:${node}-bookworm-slim`]));
  const { packageManager } = z
    .object({ packageManager: z.string() })
    .parse(JSON.parse(read("package.json")));
  expect(dockerfile).toContain(`npm install --global ${packageManager}`);
  expect(postgres?.image).toBe("postgres:18");
});

test("a program is given longer to stop than it takes, and runs as nobody special", () => {
  for (const [name, { environment, stop_grace_period }] of Object.entries(programs)) {
    const graceSeconds = Number.parseInt(stop_grace_period ?? "", 10);
    expect([name, graceSeconds > 30 + Number(environment.DRAIN_SECONDS ?? 0)]).toEqual([
      name,
      true,
    ]);
  }
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

test("secrets and what this machine built stay out of the image", () => {
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toEqual(
    expect.arrayContaining([".git", ".data", "compose.env", "**/node_modules", "**/dist"]),
  );
  expect(read(".gitignore").split("\n")).toContain("compose.env");
});

test("docs/containers.md names every service, command and file as it is", () => {
  const docs = read("docs/containers.md");
  for (const [name, { command }] of Object.entries(programs)) {
    expect(docs).toContain(`\`${name}\``);
    expect(docs).toContain(command[0]);
  }
  for (const file of ["compose.env.example", "compose.yaml", "Dockerfile"])
    expect(docs).toContain(file);
  expect(docs).toContain("--env-file compose.env up --build --wait");
});
