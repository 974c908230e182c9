import { expect } from "vitest";
import { DESKTOP, type OpenPage, PHONE } from "./open-test-browser.ts";

/**
 * Looks at pages, each one fresh, as wide as on a desktop and as narrow as on a phone, and fails where
 * the content policy refused anything that they ask for, or allows more than it should.
 */
export async function expectContentPolicyKept(
  { page, faults }: OpenPage,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    await page.setViewportSize(DESKTOP);
    const answer = await page.goto(path);
    const policy = answer?.headers()["content-security-policy"];
    expect(policy).toMatch(/style-src 'self' 'nonce-[^']+'; /);
    expect(policy).not.toContain("unsafe");
    await page.getByRole("heading").first().waitFor();
    await page.setViewportSize(PHONE);
    await page.waitForLoadState("networkidle");
    expect([path, refusedIn(faults)]).toEqual([path, []]);
  }
}

/** What the content policy refused, of a page's faults. */
export function refusedIn(faults: readonly string[]): readonly string[] {
  return faults.filter((fault) => /^Refused by|Content Security Policy/.test(fault));
}
