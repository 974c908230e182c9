import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const PATH = "/api/me/notification-preferences";
const rowsSchema = z.object({
  rows: z.array(
    z.object({ kind: z.string(), channel: z.string(), enabled: z.boolean(), locked: z.boolean() }),
  ),
});

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
beforeAll(async () => {
  app = await startTestKit("services", { now: () => NOW });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
});
afterAll(() => app.close());

function put(rows: unknown, { cookie } = ada) {
  return app.fetch(PATH, { method: "PUT", cookie, json: { rows } });
}

test("a member chooses what they are told, and is told nothing else", async () => {
  const before = await readAnswer(rowsSchema, app.fetch(PATH, { cookie: ada.cookie }));
  expect(before.rows.every((row) => row.enabled && !row.locked)).toBe(true);
  expect(new Set(before.rows.map((row) => row.channel))).toEqual(new Set(["email", "in_app"]));

  const off = { kind: "confirmation", channel: "email", enabled: false };
  const after = await readAnswer(rowsSchema, put([off]));
  expect(after.rows.filter((row) => !row.enabled)).toEqual([{ ...off, locked: false }]);
  const theirs = await readAnswer(rowsSchema, app.fetch(PATH, { cookie: bob.cookie }));
  expect(theirs).toEqual(before);

  const { id } = await bookAppointment(app.kit, ada, { start: addDays(NOW, 3) });
  const told = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.notification.findMany({ where: { appointmentId: id, recipientKind: "member" } }),
  );
  expect(told.map(({ channel }) => channel)).toEqual(["in_app"]);
});

test.each([
  [[{ kind: "rumour", channel: "email", enabled: true }], "rows.0.kind"],
  [[{ kind: "reminder", channel: "email" }], "rows.0.enabled"],
  [[{ kind: "reminder", channel: "sms", enabled: true }], "rows.0"],
  [[{ kind: "offer_sent", channel: "email", enabled: false }], "rows.0"],
  ["all", "rows"],
])("%j is refused, naming the field", async (rows, field) => {
  const answer = await put(rows);
  expect([answer.status, await answer.json()]).toEqual([
    400,
    expect.objectContaining({ code: "INVALID_INPUT", field }),
  ]);
});

test("somebody has to be signed in", async () => {
  expect(await refusalOf(app.fetch(PATH))).toEqual([401, "SIGN_IN_REQUIRED"]);
});
