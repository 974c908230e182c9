import { launchBrowser } from "@convene/checks/browser";
import { DESKTOP, freePorts } from "@convene/server-kit/testing";
import lighthouse from "lighthouse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openServices, type RunningServices } from "./open-services.ts";

/** What a visitor may have to load of scripts, compressed, before a booking page is all there. */
const MOST_SCRIPT_BYTES = 200_000;
/** What else the machine does makes a page slower, never faster: the best of three counts. */
const RUNS = 3;

const TIMES = "ul[aria-label^='Free times'] button";

let services: RunningServices;
beforeAll(async () => {
  services = await openServices();
}, 60_000);
afterAll(() => services[Symbol.asyncDispose]());

test("the first load of the booking page keeps to its budget, and has nothing of the staff's", async () => {
  await using opened = await services.open(DESKTOP);
  const { page } = opened;
  const scripts: { readonly path: string; readonly bytes: Promise<number> }[] = [];
  const headers: Readonly<Record<string, string>>[] = [];
  const asked: string[] = [];
  page.on("response", (response) => {
    const { pathname: path } = new URL(response.url());
    if (path.startsWith("/api/")) asked.push(path);
    if (!path.endsWith(".js")) return;
    headers.push(response.headers());
    const sizes = response.request().sizes();
    scripts.push({ path, bytes: sizes.then(({ responseBodySize }) => responseBodySize) });
  });
  await page.goto("/harbour-health", { waitUntil: "networkidle" });
  await page.locator(TIMES).first().waitFor();

  const sizes = await Promise.all(scripts.map(({ bytes }) => bytes));
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
  expect(total).toBeGreaterThan(50_000);
  expect(total).toBeLessThan(MOST_SCRIPT_BYTES);
  for (const header of headers) {
    expect(header).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      // The smallest files are as they are.
      ...(Number(header["content-length"]) > 512 && { "content-encoding": "br" }),
    });
  }
  const names = scripts.map(({ path }) => path).join(" ");
  expect(names).not.toMatch(
    /calendar|staff|auth-client|settings|zone-picker|details-form|recharts/,
  );
  expect(asked, "the page brings its first times along").toEqual([]);
});

test("Lighthouse finds the booking page fast on a phone, and nothing wrong with it", async () => {
  const { services: port } = await freePorts();
  const browser = await launchBrowser({ debuggingPort: port });
  try {
    const scores: Record<string, number>[] = [];
    for (let run = 0; run < RUNS; run++) {
      const result = await lighthouse(`${services.app.url}/harbour-health`, {
        port,
        output: "json",
        logLevel: "error",
        onlyCategories: ["performance", "accessibility", "best-practices"],
      });
      const categories = Object.entries(result?.lhr.categories ?? {});
      scores.push(Object.fromEntries(categories.map(([name, { score }]) => [name, score ?? 0])));
    }
    const best = (name: string) => Math.max(...scores.map((score) => score[name] ?? 0));
    expect(best("performance")).toBeGreaterThanOrEqual(0.9);
    expect(best("accessibility")).toBe(1);
    expect(best("best-practices")).toBe(1);
  } finally {
    await browser.close();
  }
}, 240_000);
