import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "@convene/checks/browser";
import type { Page } from "playwright-core";
import { build, preview } from "vite";

const gallery = join(import.meta.dirname, "../gallery");

export interface Look {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
}

/** The looks that every page has to bear. */
export const looks = [
  { width: 1280, scheme: "light" },
  { width: 390, scheme: "dark" },
] as const satisfies readonly Look[];

/** The gallery, built and served, with a browser in front of it. */
export interface Gallery extends AsyncDisposable {
  /** Opens a page by its query, in a browser whose own zone is none of those shown. */
  open(query: string, look?: Look): Promise<Page>;
}

export async function openGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(join(tmpdir(), "convene-gallery-"));
  const configFile = join(gallery, "vite.config.ts");
  await build({
    configFile,
    build: { outDir, emptyOutDir: true, minify: false },
    logLevel: "error",
  });
  const server = await preview({
    configFile,
    build: { outDir },
    preview: { port: 0, host: "127.0.0.1" },
  });
  const bound = server.httpServer.address();
  if (bound === null || typeof bound === "string") throw new Error("The gallery has no port");
  const address = `http://127.0.0.1:${bound.port}/`;
  const browser = await launchBrowser();
  return {
    async open(query, { width = 1280, scheme = "light" } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        timezoneId: "Asia/Tokyo",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      await page.goto(`${address}?${query}&scheme=${scheme}`, { waitUntil: "load" });
      await page.locator("main").waitFor();
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
