import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

let app: TestKit;
let ada: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services");
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(() => app.close());

const PATH = "/api/settings/calendars";
const rules = z.object({ tentative: z.boolean(), focusTime: z.boolean() });
const show = () => readAnswer(rules, app.fetch(PATH, { cookie: ada.cookie }));

test("whoever looks after the calendar says what blocks everybody's time", async () => {
  expect(await show()).toEqual({ tentative: true, focusTime: true });
  const wanted = { tentative: false, focusTime: true };
  const saved = app.fetch(PATH, { method: "PUT", cookie: ada.cookie, json: wanted });
  expect(await readAnswer(rules, saved)).toEqual(wanted);
  expect(await show()).toEqual(wanted);
});

test("others do not", async () => {
  expect(await refusalOf(app.fetch(PATH))).toEqual([401, "SIGN_IN_REQUIRED"]);
  const { cookie } = await addColleague(app, ada, { name: "Ben", servicesRole: "staff" });
  const json = { tentative: true, focusTime: false };
  const change = app.fetch(PATH, { method: "PUT", cookie, json });
  expect(await refusalOf(change)).toEqual([403, "NOT_ALLOWED"]);
});
