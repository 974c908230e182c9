import type { AtsRole, Work } from "@convene/prisma";
import { readAnswer, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, NOW } from "../testing/open-hiring-team.ts";
import { atsApi } from "./ats-api.ts";
import { interviewerSettingsSchema, publishedTimeSchema } from "./interviewer-schemas.ts";
import { poolSchema } from "./pool-schemas.ts";
import { slotsSchema } from "./slot-schemas.ts";

let app: TestKit;
let rosa: SignedUp;
let ada: string;
let ben: string;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: NOW }));
const ask = (method: string, path: string, json?: unknown) =>
  app.fetch(`/api${path}`, {
    cookie: rosa.cookie,
    method,
    ...(json !== undefined && { json }),
  });
/** Who is signed in has another role from here on, and somebody's time for their own. */
const becomes = (atsRole: AtsRole, resourceId: string) =>
  work(async ({ tx }) => {
    await tx.member.updateMany({ where: { resourceId }, data: { resourceId: null } });
    await tx.member.updateMany({ where: { email: rosa.email }, data: { atsRole, resourceId } });
  });

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, now: () => NOW });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  const hours = ["09:00", "17:00"] as const;
  const timeZone = "America/Toronto";
  ada = await work((unit) => addInterviewer(unit, { name: "Ada", timeZone, hours }));
  ben = await work((unit) => addInterviewer(unit, { name: "Ben", timeZone, hours }));
});
afterAll(() => app.close());

const pool = (name: string, members: readonly string[]) => ({
  name,
  active: true,
  shadowsNeeded: 2,
  reverseShadowsNeeded: 1,
  members: members.map((resourceId) => ({ resourceId, qualification: "qualified", paused: false })),
});
const working = { hours: "working", perDay: 2, perWeek: null, preferredHours: {} };

test("the times of a pool's seat say who would take it, and what speaks for them", async () => {
  const { id: poolId } = await readAnswer(
    poolSchema,
    ask("POST", "/pools", pool("All", [ada, ben])),
  );
  const found = await readAnswer(
    slotsSchema,
    ask("POST", "/slots", {
      seats: [{ name: "Peer", poolId }],
      durationMinutes: 60,
      from: february(3, "00:00"),
      to: february(4, "00:00"),
    }),
  );
  expect(found.slots[0]).toMatchObject({ start: february(3, "09:00").toISOString(), seats: [ada] });
  expect(found.proposals[0]?.reasons).toContainEqual({ reason: "balancesLoad" });
  expect((await ask("POST", "/slots", { from: NOW, to: NOW, durationMinutes: 60 })).status).toBe(
    400,
  );
});

test("an interviewer says when they can themself; who recruits also for others", async () => {
  const settings = (id: string) => ask("PUT", `/interviewers/${id}/settings`, working);
  const publish = (id: string) =>
    ask("POST", `/interviewers/${id}/published-times`, {
      startLocal: "2026-02-05T19:00",
      timezone: "America/Toronto",
      durationMinutes: 60,
      rule: null,
    });
  expect(await readAnswer(interviewerSettingsSchema, settings(ben))).toMatchObject({ perDay: 2 });
  const bens = await readAnswer(publishedTimeSchema, publish(ben));
  expect(bens.upcoming).toHaveLength(1);
  await becomes("interviewer", ada);
  expect((await settings(ada)).status).toBe(200);
  expect((await settings(ben)).status).toBe(403);
  expect((await publish(ada)).status).toBe(201);
  expect((await publish(ben)).status).toBe(403);
  expect((await ask("DELETE", `/published-times/${bens.id}`)).status).toBe(403);
  const nonsense = { ...working, preferredHours: { mon: [["9", "10"]] } };
  const refused = ask("PUT", `/interviewers/${ada}/settings`, nonsense);
  expect(await readAnswer(z.looseObject({ field: z.string() }), refused)).toMatchObject({
    field: "preferredHours.weeklyHours.mon",
  });
});

test("interviewers see no setup, hiring managers read it, recruiters edit it, administrators delete", async () => {
  const statuses = async (role: AtsRole) => {
    await becomes(role, ada);
    const made = await ask("POST", "/pools", pool(`By ${role}`, [ada]));
    const listed = await ask("GET", "/pools");
    const { items } = listed.ok
      ? await readAnswer(z.object({ items: z.array(poolSchema) }), Promise.resolve(listed))
      : { items: [] };
    const removed = await ask("DELETE", `/pools/${items[0]?.id ?? ada}`);
    return [listed.status, made.status, removed.status];
  };
  expect(await statuses("interviewer")).toEqual([403, 403, 403]);
  expect(await statuses("hiring_manager")).toEqual([200, 403, 403]);
  expect(await statuses("recruiter")).toEqual([200, 201, 403]);
  expect(await statuses("admin")).toEqual([200, 201, 200]);
  for (const path of ["/templates", "/plans", "/rooms"]) {
    expect([path, (await ask("GET", path)).status]).toEqual([path, 200]);
  }
});
