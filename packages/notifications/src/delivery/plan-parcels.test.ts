import { describe, expect, test } from "vitest";
import type { NotificationChannels } from "../channels/notification-channel-adapter.ts";
import { outgoingMail } from "../testing/outgoing-message.ts";
import { recordingChannels } from "../testing/recording-channels.ts";
import type { Delivery, Words } from "./delivery.ts";
import type { ReadyDelivery } from "./parcel.ts";
import { planParcels } from "./plan-parcels.ts";

const written: Words = { subject: "Hello", text: "Hello", html: null, calendarFile: null };

function ready(id: string, changed: Partial<Delivery> = {}): ReadyDelivery {
  const delivery: Delivery = {
    id,
    kind: "offer_sent",
    offsetMinutes: 0,
    subjectId: null,
    eventVersion: 0,
    channel: "email",
    address: "cleo@example.test",
    locale: "en",
    timeZone: "UTC",
    facts: {},
    state: "queued",
    attempts: 0,
    attemptGroup: 0,
    batchId: null,
    heldUntil: null,
    lastError: null,
    createdAt: new Date(0),
    words: null,
    suppressed: null,
    quiet: null,
    room: null,
    ownWords: new Map(),
    event: null,
    holds: true,
    ...changed,
  };
  return { delivery, message: outgoingMail({ id }) };
}

function plan(messages: readonly ReadyDelivery[], channels: NotificationChannels) {
  let count = 0;
  return planParcels(messages, channels, () => `call ${++count}`).map((parcel) => [
    parcel.batchId,
    parcel.ready.map(({ delivery }) => delivery.id),
  ]);
}

const { channels: together } = recordingChannels({ batches: true });

describe("planParcels", () => {
  test("each by itself where the provider takes one at a time", () => {
    const { channels } = recordingChannels();
    expect(plan([ready("b"), ready("a")], channels)).toEqual([
      [null, ["a"]],
      [null, ["b"]],
    ]);
  });

  test("as many in one call as it takes, in the order of their ids", () => {
    const ids = Array.from({ length: 101 }, (_, index) => String(index).padStart(3, "0"));
    const calls = plan(
      ids.toReversed().map((id) => ready(id)),
      together,
    );
    expect(calls).toEqual([
      ["call 1", ids.slice(0, 100)],
      [null, ids.slice(100)],
    ]);
  });

  test("what was in one call before goes in that call again, and nothing else with it", () => {
    const before = { batchId: "known", words: written, state: "failed" } as const;
    expect(
      plan([ready("a", before), ready("b"), ready("c", before), ready("d")], together),
    ).toEqual([
      ["known", ["a", "c"]],
      ["call 1", ["b", "d"]],
    ]);
  });

  test("what went out by itself before does so again: the provider may have taken it", () => {
    const before = { words: written, state: "sending" } as const;
    expect(plan([ready("a", before), ready("b"), ready("c")], together)).toEqual([
      [null, ["a"]],
      ["call 1", ["b", "c"]],
    ]);
  });

  test("messages that may not share a call go by themselves", () => {
    const { email } = together;
    const picky = { ...together, email: { ...email, batches: () => false } };
    expect(plan([ready("a"), ready("b")], picky)).toEqual([
      [null, ["a"]],
      [null, ["b"]],
    ]);
  });
});
