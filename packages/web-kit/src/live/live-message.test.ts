import { expect, test } from "vitest";
import { readLiveMessages } from "./live-message.ts";

const change = { type: "changed", subject: "appointment", id: "7", change: "created" };

test.each([
  change,
  { ...change, token: "a" },
  { type: "resync" },
  { type: "resync", token: "a" },
  { type: "token", token: "a" },
])("reads %j", (message) => {
  expect(readLiveMessages(JSON.stringify(message))).toEqual([message]);
});

test("reads a list, and leaves out what it does not know", () => {
  const told = [change, { ...change, subject: "weather" }, { type: "token", token: "a" }];
  expect(readLiveMessages(JSON.stringify(told))).toEqual([told[0], told[2]]);
});

test.each([
  ["no JSON", "hello"],
  ["no object", "null"],
  ["an unknown type", JSON.stringify({ ...change, type: "moved" })],
  ["an unknown subject", JSON.stringify({ ...change, subject: "weather" })],
  ["an unknown change", JSON.stringify({ ...change, change: "painted" })],
  ["a token that is none", JSON.stringify({ type: "token", token: 7 })],
  ["an id that is no text", JSON.stringify({ ...change, id: 7 })],
])("passes over %s", (_what, text) => {
  expect(readLiveMessages(text)).toEqual([]);
});
