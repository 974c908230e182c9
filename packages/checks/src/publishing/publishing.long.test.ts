import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleForBrowser } from "./bundle-for-browser.ts";
import { installSample } from "./installed-sample.ts";
import { type PackedPackage, packPackages } from "./pack-packages.ts";
import { packageFaults } from "./package-faults.ts";
import { mustRun, runProgram } from "./run-program.ts";
import { packAgain } from "./tarballs.ts";

const CORE = "@convene/scheduling-core";
const PUBLISHED = [
  "@convene/calendar",
  "@convene/notifications",
  "@convene/prisma",
  "@convene/scheduling-core",
];

const scratch = mkdtempSync(join(tmpdir(), "convene-publishing-"));
let packages: PackedPackage[];
let sample: string;

beforeAll(async () => {
  packages = await packPackages(scratch);
  sample = await installSample(packages, scratch);
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function packed(name: string): PackedPackage {
  const found = packages.find(({ manifest }) => manifest.name === name);
  if (!found) throw new Error(`${name} was not packed`);
  return found;
}

const contentOf = (name: string, path: string) =>
  readFileSync(join(packed(name).folder, path), "utf8");

describe("what would be published", () => {
  test("is these packages, all of one version", () => {
    expect(packages.map(({ manifest }) => manifest.name).sort()).toEqual(PUBLISHED);
    expect(new Set(packages.map(({ manifest }) => manifest.version)).size).toBe(1);
  });

  test.each(PUBLISHED)(
    "%s: publint and attw find nothing, and every import is there",
    async (name) => {
      expect(await packageFaults(packed(name))).toEqual([]);
    },
  );

  test.each(PUBLISHED)("%s brings its license, its words and its changes", (name) => {
    const { version, dependencies } = packed(name).manifest;
    expect(contentOf(name, "LICENSE")).toContain("MIT License");
    expect(contentOf(name, "README.md")).toContain(`# ${name}`);
    expect(/^## (.*)$/m.exec(contentOf(name, "CHANGELOG.md"))?.[1]).toBe(version);
    for (const [dependency, range] of Object.entries(dependencies ?? {})) {
      if (PUBLISHED.includes(dependency))
        expect([dependency, range]).toEqual([dependency, version]);
    }
  });

  test.each(PUBLISHED)("%s brings nothing that only our tests and demo need", async (name) => {
    const list = await mustRun("tar", ["-tzf", packed(name).tarball], scratch);
    expect(list).not.toMatch(/\.test\.|\/(testing|fixtures|demo|src\/schema-description)\//);
    expect(packed(name).entries).not.toContain(`${name}/testing`);
  });
});

describe("the checks bite", () => {
  async function faultsWith(change: (folder: string) => void): Promise<string> {
    const broken = mkdtempSync(join(scratch, "broken-"));
    const folder = join(broken, "package");
    cpSync(packed(CORE).folder, folder, { recursive: true });
    change(folder);
    return (await packageFaults({ tarball: await packAgain(folder), folder })).join("\n");
  }

  test("an entry without declarations", async () => {
    const faults = await faultsWith((folder) => rmSync(join(folder, "dist/prisma/index.d.ts")));
    expect(faults).toContain('pkg.exports["./prisma"].types');
    expect(faults).toContain("No types");
  });

  test("an entry that was forgotten", async () => {
    const faults = await faultsWith((folder) => rmSync(join(folder, "dist/index.js")));
    expect(faults).toContain("the file does not exist");
  });

  test("a declaration that imports a source", async () => {
    const faults = await faultsWith((folder) => {
      const file = join(folder, "dist/index.d.ts");
      writeFileSync(file, readFileSync(file, "utf8").replace("./result.js", "./result.ts"));
    });
    expect(faults).toBe("dist/index.d.ts imports ./result.ts, which is not there");
  });

  test("a declaration with a type of a package that is no dependency", async () => {
    const faults = await faultsWith((folder) => {
      appendFileSync(join(folder, "dist/index.d.ts"), 'export type Pool = import("pg").Pool;\n');
    });
    expect(faults).toBe("dist/index.d.ts imports pg, which is not there");
  });
});

describe("the pure core in a page", () => {
  test("runs with nothing around it but the language", async () => {
    const script = await bundleForBrowser(CORE, sample, "core");
    const question = `core.findAvailableSlots({
      range: { start: new Date("2026-03-02"), end: new Date("2026-03-03") },
      now: new Date("2026-03-01"),
      duration: 60,
      hosts: [{ id: "ada", timeZone: "Asia/Tokyo", weeklyHours: { mon: [["09:00", "11:00"]] } }],
    }).map(({ start }) => core.formatDatetimeForCalendar(start, "Asia/Tokyo")).join()`;
    expect(runInNewContext(`${script}\n${question}`)).toBe(
      "2026-03-02T09:00:00+09:00,2026-03-02T10:00:00+09:00",
    );
  });

  test("would not with a Node module in it", async () => {
    const file = join(sample, "with-node.js");
    writeFileSync(file, `export * from "${CORE}";\nexport { readFileSync } from "node:fs";\n`);
    await expect(bundleForBrowser(file, sample, "core")).rejects.toThrow("node:fs");
  });
});

describe("a project of somebody else's, with tables of its own", () => {
  beforeAll(async () => {
    await mustRun("pnpm", ["run", "generate"], sample);
  });

  test("its types hold, and those of every entry of the packages", async () => {
    expect(await runProgram(join(sample, "node_modules/.bin/tsc"), [], sample)).toEqual({
      status: 0,
      output: "",
      errors: "",
    });
  });

  test("it books, moves, reminds, calls off and tells", async () => {
    const told = JSON.parse(await mustRun(process.execPath, ["src/main.ts"], sample));
    const hours = [
      "2026-03-03T09:00:00.000Z",
      "2026-03-03T10:00:00.000Z",
      "2026-03-03T11:00:00.000Z",
      "2026-03-04T09:00:00.000Z",
      "2026-03-04T10:00:00.000Z",
      "2026-03-04T11:00:00.000Z",
    ];
    expect(told).toMatchObject({
      free: hours,
      whenBooked: hours.slice(1),
      booked: { minutes: 60, inTokyo: "2026-03-03T18:00:00" },
      moved: true,
      movedAgain: "RESCHEDULE_LIMIT_REACHED",
      reminded: [1440],
      again: "REMINDER_ALREADY_SENT",
      cancelled: true,
      gone: { state: "called_off", isCancelled: true, canBeCancelled: false },
      log: ["moved to 2026-03-03T10:00:00.000Z", "off: Sold"],
    });
    expect(told.mail.subject).toMatch(/^Confirmé\s: Tandem le mardi 3 mars 2026 à 09:00/);
    expect(told.mail.text).toContain("Bonjour Rui");
    expect(told.mail.isHtml).toBe(true);
    expect(told.file.contentType).toBe("text/calendar; charset=utf-8; method=REQUEST");
    expect(told.file.content).toMatch(/SEQUENCE:1\r\n.*DTSTART:20260303T100000Z\r\n/s);
    expect(told.dataLayer).toEqual({ pending: [], failed: [] });
  });
});
