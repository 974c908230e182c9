import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { chromiumPath } from "./env.ts";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/**
 * Starts a Chromium: the one of CHROMIUM_PATH, the system's, an installed Chrome, or else one that
 * comes inside an npm package (Linux x64).
 */
export async function launchBrowser(): Promise<Browser> {
  const named = chromiumPath() ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (named) return await chromium.launch({ executablePath: named, args });
  try {
    return await chromium.launch({ channel: "chrome", args });
  } catch {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await chromium.launch({
      executablePath: await packaged.executablePath(),
      // Its own arguments are for a lambda: in a single process, closing a context ends the browser.
      args: ["--disable-gpu", ...args],
    });
  }
}
