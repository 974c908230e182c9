import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** CHROMIUM_PATH, an installed browser, or the one that comes as a package (Linux on x64). */
export async function findChromium(): Promise<string> {
  return (
    process.env.CHROMIUM_PATH ??
    installed.find((path) => existsSync(path)) ??
    (await chromium.executablePath())
  );
}
