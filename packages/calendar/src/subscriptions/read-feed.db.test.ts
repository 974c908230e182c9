import { addHours } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import { createFeed, listFeeds, revokeFeed } from "./keep-feeds.ts";
import { readFeed } from "./read-feed.ts";

let organisation: CalendarOrganisation;
let ada: TestMember;
beforeAll(async () => {
  organisation = await calendarOrganisation();
  ada = await organisation.addMember("Ada");
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
});

const START = addHours(NOW, 48);

async function create(freeBusy: boolean) {
  const { tenantId, unit } = organisation;
  const request = { tenantId, memberId: ada.memberId, name: "My events", freeBusy };
  return await unit((tx) => createFeed(tx, request, NOW));
}

const read = (feedId: string, secret: string, now = NOW) =>
  organisation.unit((tx) => readFeed(tx, { feedId, secret, busyTitle: () => "Busy", now }));

test("a feed holds its member's events and is the same until one changes", async () => {
  const event = await organisation.book(ada, START);
  const { feed, secret } = await create(false);
  const first = await read(feed.id, secret);
  expect(first).toContain("Haircut · Bo Client");
  expect(await read(feed.id, secret, addHours(NOW, 1))).toBe(first);
  await organisation.move(event, addHours(START, 2));
  const moved = await read(feed.id, secret);
  expect(moved).not.toBe(first);
  await organisation.cancel(event);
  expect(await read(feed.id, secret)).not.toContain("Haircut");
});

test("one of busy times says neither what nor with whom", async () => {
  const event = await organisation.book(ada, START);
  const { feed, secret } = await create(true);
  const text = (await read(feed.id, secret)) ?? "";
  expect(text).toContain("SUMMARY:Busy");
  expect(text).not.toMatch(/Haircut|Bo Client/);
  expect(text).not.toContain(event.row.id);
});

test("neither another secret nor another feed's opens one; revoked, it opens no more", async () => {
  const one = await create(false);
  const other = await create(false);
  expect(await read(one.feed.id, other.secret)).toBeNull();
  expect(await read(one.feed.id, "")).toBeNull();
  expect(await read(one.feed.id, one.secret)).not.toBeNull();
  const bob = await organisation.addMember("Bob");
  const { unit } = organisation;
  expect(await unit((tx) => revokeFeed(tx, bob.memberId, one.feed.id))).toBe(false);
  expect(await unit((tx) => revokeFeed(tx, ada.memberId, one.feed.id))).toBe(true);
  expect(await read(one.feed.id, one.secret)).toBeNull();
});

test("the list shows when it was read last, and no secret", async () => {
  const { feed, secret } = await create(false);
  await read(feed.id, secret);
  const listed = await organisation.unit((tx) => listFeeds(tx, ada.memberId));
  expect(listed.find(({ id }) => id === feed.id)).toEqual({
    id: feed.id,
    name: "My events",
    freeBusy: false,
    createdAt: NOW,
    lastReadAt: NOW,
  });
});
