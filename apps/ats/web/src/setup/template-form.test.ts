import { expect, test } from "vitest";
import { checkTemplate, toTemplateInput, toTemplateValues } from "./template-form.ts";

const person = "0f000000-0000-7000-8000-000000000001";
const pool = "0f000000-0000-7000-8000-000000000002";
const template: Parameters<typeof toTemplateValues>[0] = {
  id: person,
  name: "Technical interview",
  kind: "technical",
  durationMinutes: 60,
  bufferBeforeMinutes: 5,
  bufferAfterMinutes: 10,
  roomProvider: null,
  location: null,
  briefing: "Look at the task first.",
  instructions: null,
  questions: [{ id: pool, text: "Why this design?", hint: null }],
  criteria: [{ id: person, name: "Design", description: null, weight: 2 }],
  replaceNoticeMinutes: 2_880,
  replaceLimit: 3,
  changeNoticeMinutes: 90,
  rescheduleLimit: 2,
  active: true,
  seats: [
    { name: "Lead", resourceId: person, poolId: null, filledBy: "Ada" },
    { name: "Peer", resourceId: null, poolId: pool, filledBy: "Engineers" },
  ],
  roomIds: [],
  revision: "1",
};

test("what is opened and saved without a change is the same", () => {
  const { id: _id, revision: _revision, ...same } = template;
  expect(toTemplateInput(toTemplateValues(template))).toEqual({
    ...same,
    seats: same.seats.map(({ filledBy: _name, ...seat }) => seat),
    location: "",
    instructions: "",
    questions: [{ id: pool, text: "Why this design?", hint: "" }],
    criteria: [{ id: person, name: "Design", description: "", weight: 2 }],
  });
});

test("a new one says all that is missing at once; one person can't take two seats", () => {
  const values = toTemplateValues(undefined);
  expect(checkTemplate(values)).toEqual({
    name: "name",
    "seats.0.name": "seatName",
    "seats.0.filledBy": "seatFilled",
  });
  const seat = { key: "a", name: "Lead", filledBy: `person ${person}` };
  expect(checkTemplate({ ...values, name: "T", seats: [seat, { ...seat, key: "b" }] })).toEqual({
    "seats.1.filledBy": "seatTwice",
  });
});
