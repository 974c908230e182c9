import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  addColleague,
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "../testing/index.ts";

const PATH = "/api/settings/messages";
const settings = {
  senderName: "Salon North",
  replyTo: "hello@salon.example",
  logoUrl: "https://salon.example/logo.png",
  accentColour: "#0B7285",
  quietStart: "22:00",
  quietEnd: "07:30",
  reminderOffsets: [60, 2_880],
};

let app: TestKit;
let ada: SignedUp;
let bob: SignedUp;
let sam: { readonly cookie: string };
beforeAll(async () => {
  app = await startTestKit("services");
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  bob = await app.signUp({ name: "Bob", organisation: "Bob" });
  sam = await addColleague(app, ada, { name: "Sam", servicesRole: "staff" });
});
afterAll(() => app.close());

function put(json: unknown, { cookie }: { cookie: string } = ada) {
  return app.fetch(PATH, { method: "PUT", cookie, json });
}

async function read({ cookie }: { cookie: string } = ada): Promise<unknown> {
  return await readAnswer(z.unknown(), app.fetch(PATH, { cookie }));
}

describe("how messages look, and when they go out", () => {
  test("is kept for one's own organisation, reminders with the earliest first", async () => {
    const before = await read(bob);
    expect(before).toMatchObject({
      senderName: null,
      quietStart: "21:00",
      reminderOffsets: [1440, 60, 15],
    });
    const kept = { ...settings, reminderOffsets: [2_880, 60] };
    expect(await readAnswer(z.unknown(), put(settings))).toEqual(kept);
    expect(await read()).toEqual(kept);
    expect(await read(bob)).toEqual(before);
    const none = {
      senderName: null,
      replyTo: null,
      logoUrl: null,
      accentColour: null,
      quietStart: null,
      quietEnd: null,
      reminderOffsets: [],
    };
    expect(await readAnswer(z.unknown(), put(none))).toEqual(none);
  });

  test.each([
    [{ senderName: "Salon\r\nBcc: all@example.com" }, "senderName"],
    [{ senderName: 'Salon "North"' }, "senderName"],
    [{ senderName: "" }, "senderName"],
    [{ replyTo: "nobody" }, "replyTo"],
    [{ logoUrl: "javascript:alert(1)" }, "logoUrl"],
    [{ accentColour: "teal" }, "accentColour"],
    [{ quietStart: "24:00" }, "quietStart"],
    [{ quietStart: null }, "quietEnd"],
    [{ quietStart: "08:00", quietEnd: "08:00" }, "quietEnd"],
    [{ reminderOffsets: [60, 0] }, "reminderOffsets.1"],
    [{ reminderOffsets: [60, 60] }, "reminderOffsets.1"],
    [{ reminderOffsets: [43_201] }, "reminderOffsets.0"],
    [{ reminderOffsets: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, "reminderOffsets"],
  ])("%j is refused, naming the field", async (wrong, field) => {
    const before = await read();
    const answer = await put({ ...settings, ...wrong });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: "INVALID_INPUT", field }),
    ]);
    expect(await read()).toEqual(before);
  });

  test("is for those who look after the organisation", async () => {
    expect(await refusalOf(app.fetch(PATH))).toEqual([401, "SIGN_IN_REQUIRED"]);
    expect(await refusalOf(app.fetch(PATH, { cookie: sam.cookie }))).toEqual([403, "NOT_ALLOWED"]);
    expect(await refusalOf(put(settings, sam))).toEqual([403, "NOT_ALLOWED"]);
  });
});
