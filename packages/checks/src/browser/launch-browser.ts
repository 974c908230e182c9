import { existsSync } from "node:fs";
import packaged from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

export interface BrowserOptions {
  /** Where other programs may steer it besides. Default: nowhere. */
  readonly debuggingPort?: number;
}

/**
 * Starts the Chromium of CHROMIUM_PATH, an installed one, or else the one that comes inside an npm
 * package (Linux on x64).
 */
export async function launchBrowser({ debuggingPort }: BrowserOptions = {}): Promise<Browser> {
  return await chromium.launch({
    executablePath: await findChromium(),
    // The packaged one's own arguments are for a lambda: in a single process, closing a context ends
    // the browser.
    args: [
      "--disable-gpu",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ],
  });
}

async function findChromium(): Promise<string> {
  return (
    (process.env.CHROMIUM_PATH || undefined) ??
    INSTALLED.find((path) => existsSync(path)) ??
    (await packaged.executablePath())
  );
}
