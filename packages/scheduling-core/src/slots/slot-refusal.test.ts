import { expect, test } from "vitest";
import { SlotTakenError } from "../errors/slot-taken-error.ts";
import { explainSlot } from "./explain-slot.ts";
import { SlotNotOfferedError, slotRefusal } from "./slot-refusal.ts";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const query = {
  range: { start: at("00:00"), end: at("23:00") },
  now: at("00:00"),
  duration: 30,
  hosts: [
    {
      id: "ada",
      timeZone: "UTC",
      weeklyHours: { mon: [["09:00", "12:00"]] as const },
      busy: [{ start: at("10:00"), end: at("10:30") }],
    },
  ],
};

test("a host who is busy makes the time taken", () => {
  const refusal = slotRefusal(explainSlot(query, at("10:00")));
  expect(refusal).toBeInstanceOf(SlotTakenError);
  expect(refusal).toMatchObject({ resourceId: "ada" });
});

test("a closed time is not offered, and the reason names the host", () => {
  const refusal = slotRefusal(explainSlot(query, at("13:00")));
  expect(refusal).toBeInstanceOf(SlotNotOfferedError);
  expect(refusal).toMatchObject({
    reasons: expect.arrayContaining([{ reason: "outsideHours", hostId: "ada" }]),
  });
});
