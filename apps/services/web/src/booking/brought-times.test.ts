import { expect, test } from "vitest";
import { broughtTimes } from "./brought-times.ts";

const april = {
  serviceId: "cut",
  hostId: null,
  from: "2026-03-31T10:00:00.000Z",
  to: "2026-05-01T12:00:00.000Z",
  nextFree: null,
  horizon: "2026-06-01T00:00:00.000Z",
};
const at = (start: string) => ({ start });
const inToronto = { from: "2026-04-01T04:00:00.000Z", to: "2026-05-01T04:00:00.000Z" };

test("the month of the visitor's zone is cut out of it, its start included and its end not", () => {
  const slots = [at("2026-04-01T03:59:00.000Z"), at(inToronto.from), at(inToronto.to)];
  const found = broughtTimes({ times: [{ ...april, slots }] }, { serviceId: "cut", ...inToronto });
  expect(found?.slots).toEqual([at(inToronto.from)]);
});

test("an empty month says what comes next: what it has of the next one, else what the server knew", () => {
  const asked = { serviceId: "cut", ...inToronto };
  const slots = [at("2026-05-01T08:00:00.000Z")];
  expect(broughtTimes({ times: [{ ...april, slots }] }, asked)).toMatchObject({
    slots: [],
    nextFree: "2026-05-01T08:00:00.000Z",
  });
  const nextFree = "2026-05-20T08:00:00.000Z";
  expect(broughtTimes({ times: [{ ...april, slots: [], nextFree }] }, asked)?.nextFree).toBe(
    nextFree,
  );
});

test("what nobody looked for has to be asked for", () => {
  const times = [{ ...april, slots: [at("2026-04-01T03:00:00.000Z")] }];
  expect(broughtTimes({ times }, { serviceId: "cut", ...inToronto })).toBeUndefined();
  expect(broughtTimes({ times }, { serviceId: "dye", ...inToronto })).toBeUndefined();
  expect(
    broughtTimes({ times }, { serviceId: "cut", hostId: "mia", ...inToronto }),
  ).toBeUndefined();
  const may = { from: "2026-05-01T04:00:00.000Z", to: "2026-06-01T04:00:00.000Z" };
  expect(broughtTimes({ times }, { serviceId: "cut", ...may })).toBeUndefined();
});
