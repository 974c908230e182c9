import { expect, test } from "vitest";
import { readLiveMessage } from "./live-message.ts";

const change = { type: "changed", subject: "appointment", id: "7", change: "created" };

test("reads a change and a resync", () => {
  expect(readLiveMessage(JSON.stringify(change))).toEqual(change);
  expect(readLiveMessage('{"type":"resync"}')).toEqual({ type: "resync" });
});

test.each([
  ["no JSON", "hello"],
  ["no object", "null"],
  ["an unknown type", JSON.stringify({ ...change, type: "moved" })],
  ["an unknown subject", JSON.stringify({ ...change, subject: "weather" })],
  ["an unknown change", JSON.stringify({ ...change, change: "painted" })],
  ["an id that is no text", JSON.stringify({ ...change, id: 7 })],
])("passes over %s", (_what, text) => {
  expect(readLiveMessage(text)).toBeUndefined();
});
