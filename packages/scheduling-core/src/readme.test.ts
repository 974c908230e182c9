import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");

test("the README's example gives what the README says", async () => {
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const promised = JSON.parse(/^\/\/ (\[.*\])$/m.exec(code)?.[1] ?? "null");
  // Inside the package, so that its own name resolves as it does for everybody else.
  const folder = mkdtempSync(`${root}node_modules/.readme-`);
  try {
    writeFileSync(`${folder}/example.ts`, code);
    const { starts } = await import(/* @vite-ignore */ `${folder}/example.ts`);
    expect(starts).toEqual(promised);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the README lists every function that is exported", async () => {
  const exported = Object.entries(await import("./index.ts"))
    .filter(([name, value]) => typeof value === "function" && /^[a-z]/.test(name))
    .map(([name]) => name)
    .filter((name) => !["ok", "err"].includes(name) && !name.startsWith("require"));
  expect(
    exported.filter((name) => !readme.includes(`${name}(`) && !readme.includes(`${name},`)),
  ).toEqual([]);
});
