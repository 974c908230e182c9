import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { testResultsFolder } from "./env.ts";

/** Saves what the page shows as `<name>.png` among the test results; @returns its path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const folder = testResultsFolder();
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
