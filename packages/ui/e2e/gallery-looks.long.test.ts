import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gallery, looks, openGallery } from "./open-gallery.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery?.[Symbol.asyncDispose]());

const pages = [
  "page=booking&day=2026-03-10",
  "page=booking&month=2026-04&locale=fr",
  "page=calendar",
  "page=calendar&view=people&day=2026-03-06",
  "page=calendar&view=month",
  "page=availability&accent=ats",
  "page=messages",
  "page=settings&locale=fr",
  "page=auth&form=organisation&accent=ats",
  "page=parts&accent=ats&locale=fr",
];

test.each(pages.flatMap((query) => looks.map((look) => ({ query, ...look }))))(
  "$query at $width px, $scheme: nothing for axe to find, nothing wider than the window",
  async ({ query, ...look }) => {
    const page = await gallery.open(query, look);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWide).toBeLessThanOrEqual(0);
    await page.context().close();
  },
);
