import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Fails where axe-core finds anything at all on the page, naming rule and element. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page });
  // A letter's frame runs no scripts, so axe would wait for it forever.
  const letter = "iframe[sandbox]";
  if ((await page.locator(letter).count()) > 0) axe.setLegacyMode().exclude(letter);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    elements: nodes.map((node) => node.target.join(" ")),
  }));
  expect(found).toEqual([]);
}
