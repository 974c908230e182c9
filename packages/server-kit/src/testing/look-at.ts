import { expect } from "vitest";
import { expectNoAxeViolations } from "./expect-no-axe-violations.ts";
import type { OpenPage } from "./open-test-browser.ts";
import { takeScreenshot } from "./take-screenshot.ts";

/** Keeps a picture of the page, and fails where it is hard to use, too wide, or broken inside. */
export async function lookAt(
  { page, faults }: Pick<OpenPage, "page" | "faults">,
  name: string,
): Promise<void> {
  await takeScreenshot(page, name);
  await expectNoAxeViolations(page);
  // As text: the tests' types know no DOM.
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  expect(overflow, `${name} is wider than its window`).toBeLessThanOrEqual(0);
  expect(faults).toEqual([]);
}
