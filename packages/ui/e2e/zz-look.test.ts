import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@convene/checks/browser";
import { build, preview } from "vite";
import { test } from "vitest";
const gallery = join(import.meta.dirname, "../gallery");
test("look", async () => {
  const outDir = await mkdtemp(join(tmpdir(), "g-"));
  const configFile = join(gallery, "vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true, minify: false } });
  const server = await preview({ configFile, build: { outDir }, preview: { port: 0, host: "127.0.0.1" }, logLevel: "silent" });
  const address = server.resolvedUrls?.local[0] ?? "";
  const b = await launchBrowser();
  for (const [q, dx] of [["page=calendar", -140], ["page=calendar", 1], ["page=calendar&view=people&day=2026-03-06", 1], ["page=calendar&view=people&day=2026-03-06", 480]] as const)
  for (const dy of [3, 6, 10, 15, 20, 30]) {
    const p = await b.newPage({ viewport: { width: 1280, height: 900 } });
    await p.goto(`${address}?${q}`);
    await p.locator("main").waitFor();
    await p.waitForTimeout(500);
    const box = await p.locator("[class*=event]", { hasText: "Panel: Priya Nair" }).first().boundingBox();
    const x = box!.x + box!.width / 3, y = box!.y + dy;
    await p.mouse.move(x, y); await p.mouse.down();
    await p.mouse.move(x + 10, y, { steps: 3 });
    await p.mouse.move(x + dx, y, { steps: 8 });
    await p.mouse.up(); await p.waitForTimeout(300);
    console.log(q, dx, dy, JSON.stringify(box), await p.evaluate(() => (globalThis as any).told));
    await p.close();
  }
  await b.close(); await server.close();
}, 120000);
