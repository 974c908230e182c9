import { expect, test } from "vitest";
import { readTwilioReply } from "./read-twilio-reply.ts";

const From = "+14165550123";

test.each([
  ["STOP", "stop"],
  [" stop. ", "stop"],
  ["Arrêt", "stop"],
  ["arre\u0302t", "stop"],
  ["Unsubscribe", "stop"],
  ["start", "resume"],
  ["UNSTOP!", "resume"],
])("%j means %s", (Body, wish) => {
  expect(readTwilioReply({ From, Body })).toEqual({ phone: From, wish });
});

test.each(["Please stop by at five", "Thank you", "", "HELP"])("%j means nothing", (Body) => {
  expect(readTwilioReply({ From, Body })).toBeNull();
});

test("what Twilio made of it counts for more than the words", () => {
  expect(readTwilioReply({ From, Body: "Genug!", OptOutType: "STOP" })?.wish).toBe("stop");
  expect(readTwilioReply({ From, Body: "STOP", OptOutType: "HELP" })).toBeNull();
});

test("an answer from no number is nobody's", () => {
  expect(readTwilioReply({ From: "Bank", Body: "STOP" })).toBeNull();
  expect(readTwilioReply({ Body: "STOP" })).toBeNull();
});
