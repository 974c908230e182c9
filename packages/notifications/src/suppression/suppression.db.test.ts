import { addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { findSuppression } from "./find-suppression.ts";
import { listSuppressions } from "./list-suppressions.ts";
import { releaseSuppression } from "./release-suppression.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

const SINCE = new Date("2026-02-16T15:00:00Z");

test("the list comes in pages, the latest first, without gap or repetition", async () => {
  const { unit, tenantId } = organisation;
  await unit((tx) =>
    tx.suppressedAddress.createMany({
      data: Array.from({ length: 250 }, (_, index) => ({
        tenantId,
        channel: index % 3 === 0 ? ("sms" as const) : ("email" as const),
        address: index % 3 === 0 ? `+1416555${1000 + index}` : `someone-${index}@example.com`,
        reason: index % 3 === 0 ? ("stopped" as const) : ("bounced" as const),
        since: addMinutes(SINCE, Math.floor(index / 20)), // many at the same moment
      })),
    }),
  );
  const pages = [];
  let next: Parameters<typeof listSuppressions>[1] | null = null;
  do {
    const page = await unit((tx) => listSuppressions(tx, next ?? undefined));
    pages.push(page.items);
    next = page.next;
  } while (next);
  expect(pages.map((page) => page.length)).toEqual([100, 100, 50]);
  const all = pages.flat();
  expect(new Set(all.map(({ address }) => address)).size).toBe(250);
  const times = all.map(({ since }) => since.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("an address is found and released however it is spelt, and in its own organisation only", async () => {
  const { unit, tenantId, db } = organisation;
  const columns = { channel: "email", reason: "complained", since: SINCE } as const;
  const address = "bo@example.com";
  await unit((tx) =>
    tx.suppressedAddress.create({ data: { tenantId, address, detail: "Spam", ...columns } }),
  );
  const found = await unit((tx) => findSuppression(tx, "email", "Bo@Example.com"));
  expect(found).toMatchObject({ reason: "complained", detail: "Spam" });
  expect(await unit((tx) => findSuppression(tx, "sms", address))).toBeNull();

  const stranger = "0198f2c4-0000-7000-8000-000000000009";
  expect(await db.unit(stranger, (tx) => releaseSuppression(tx, "email", address))).toBe(false);
  expect(await unit((tx) => releaseSuppression(tx, "email", "BO@example.com"))).toBe(true);
  expect(await unit((tx) => releaseSuppression(tx, "email", address))).toBe(false);
  expect(await unit((tx) => findSuppression(tx, "email", address))).toBeNull();
});
