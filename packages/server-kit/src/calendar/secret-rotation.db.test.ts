import { type GoogleStandIn, startGoogleStandIn } from "@convene/calendar/testing";
import { addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { createSecretBox } from "./secret-box.ts";

const START = new Date("2026-03-02T09:00:00Z");
const OLD = "the secret of last year long enough";
const NEW = "the secret of this year long enough";

const clock = { now: START };
let google: GoogleStandIn;
let before: TestKit;
beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => clock.now });
  before = await serverWith({ CONVENE_SECRET: OLD });
});
afterAll(async () => {
  await before.close();
  await google.stop();
});

async function serverWith(secrets: Readonly<Record<string, string>>, first?: TestKit) {
  return await startTestKit("services", {
    ...(first && { database: first.database }),
    now: () => clock.now,
    env: {
      ...secrets,
      GOOGLE_CLIENT_ID: google.app.clientId,
      GOOGLE_CLIENT_SECRET: google.app.clientSecret,
      GOOGLE_BASE_URL: google.url,
    },
  });
}

async function connect({ cookie }: SignedUp, email: string): Promise<void> {
  const started = before.fetch("/api/calendars/connect/google", { method: "POST", cookie });
  const asked = new URL((await readAnswer(z.object({ url: z.string() }), started)).url);
  asked.searchParams.set("login_hint", email);
  const consented = await fetch(asked, { redirect: "manual" });
  const back = new URL(consented.headers.get("location") ?? "");
  await before.fetch(back.pathname + back.search, { cookie, redirect: "manual" });
}

async function connectionOf({ tenantId }: SignedUp) {
  return await before.kit.db.unit(tenantId, (tx) => tx.calendarConnection.findFirstOrThrow());
}

/** What a worker does in the next minutes. */
async function workOn(server: TestKit): Promise<void> {
  clock.now = addMinutes(clock.now, 90);
  await server.runCalendarRound();
  await server.runJobs();
}

test("a changed secret seals anew what the earlier one sealed; then the earlier one can be dropped", async () => {
  google.addAccount("ada@example.test", "UTC");
  const ada = await before.signUp({ name: "Ada", organisation: "Salon Ada" });
  await connect(ada, "ada@example.test");
  await before.runJobs();
  const sealed = await connectionOf(ada);
  expect(createSecretBox(OLD).isCurrent(sealed.credentials)).toBe(true);
  expect(sealed.credentials).not.toContain("refresh");

  {
    await using rotated = await serverWith(
      { CONVENE_SECRET: NEW, CONVENE_PREVIOUS_SECRETS: OLD },
      before,
    );
    await workOn(rotated);
  }
  const anew = await connectionOf(ada);
  expect(anew.state).toBe("connected");
  expect(createSecretBox(NEW).isCurrent(anew.credentials)).toBe(true);

  await using without = await serverWith({ CONVENE_SECRET: NEW }, before);
  const asked = google.requests.length;
  await workOn(without);
  expect(await connectionOf(ada)).toMatchObject({ state: "connected", failures: 0 });
  expect(google.requests.length).toBeGreaterThan(asked);
});

test("dropped too early, it asks the owner to connect the account again, and opens nothing", async () => {
  google.addAccount("bob@example.test", "UTC");
  const bob = await before.signUp({ name: "Bob", organisation: "Salon Bob" });
  await connect(bob, "bob@example.test");
  await before.runJobs();
  await using without = await serverWith({ CONVENE_SECRET: NEW }, before);
  await workOn(without);
  expect(await connectionOf(bob)).toMatchObject({ state: "reconnect", nextSyncAt: null });
});
