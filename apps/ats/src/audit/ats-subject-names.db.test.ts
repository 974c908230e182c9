import { auditTrail, type SignedUp, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsApi } from "../routes/ats-api.ts";
import { NOW } from "../testing/open-hiring-team.ts";
import { writeHiringWorld } from "../testing/write-hiring-world.ts";

type HiringWorld = Awaited<ReturnType<typeof writeHiringWorld>>;

let app: TestKit;
let trail: ReturnType<typeof auditTrail>;
let rosa: SignedUp;
let otto: SignedUp;
let world: HiringWorld;
let resourceId: string;

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, now: () => NOW });
  trail = auditTrail(app);
  rosa = await app.signUp({ name: "Rosa", organisation: "Team" });
  otto = await app.signUp({ name: "Otto", organisation: "Elsewhere" });
  const { tenantId, member } = rosa;
  resourceId = uuidv7();
  world = await app.kit.db.unit(tenantId, async (tx) => {
    await tx.resource.create({
      data: { tenantId, id: resourceId, kind: "person", name: "Rosa", timeZone: "UTC" },
    });
    await tx.member.updateMany({ where: { id: member.id }, data: { resourceId } });
    const owner = { id: member.id, resourceId };
    return await writeHiringWorld({ tx, tenantId, now: NOW }, { owner, other: owner });
  });
});
afterAll(() => app.close());

const ask = (method: string, path: string, json?: object) =>
  app.fetch(`/api${path}`, { cookie: rosa.cookie, method, ...(json && { json }) });

test("each thing is called by what people know it by; another team's by nothing", async () => {
  const things = [
    ["applications", world.applicationId, "Dana · Engineer"],
    ["requests", world.requestId, "Dana · Engineer"],
    ["interviews", world.interviewId, "Dana · Interview"],
    ["conflicts", world.conflictId, "Dana · Interview"],
    ["offers", world.offerId, "Dana · Engineer"],
    ["candidates", world.candidateId, "Dana"],
    ["jobs", world.jobId, "Engineer"],
    ["templates", world.templateId, `Template ${world.templateId}`],
    ["plans", world.planId, `Plan ${world.templateId}`],
    ["pools", world.poolId, `Pool ${world.templateId}`],
    ["offer-templates", world.offerTemplateId, `Letter ${world.templateId}`],
    ["interviewers", resourceId, "Rosa"],
    ["published-times", world.publishedTimeId, "Rosa"],
  ] as const;
  const asked = things.map(([area, id]) => [area, id] as const);
  const expected = things.map(([area, , name]) => [`PUT /${area}/{id}`, name]);
  expect(await trail.namesOf(rosa, asked)).toEqual(expected);
  expect((await trail.namesOf(otto, asked)).filter(([, name]) => name !== null)).toEqual([]);
});

test("a candidate who is erased has no name any more, in what was done before either", async () => {
  const { candidateId, interviewId } = world;
  const candidate = {
    name: "Dana Reyes",
    email: "dana@example.com",
    phone: null,
    timeZone: "UTC",
    locale: "en",
    headline: null,
    location: null,
    links: [],
  };
  expect((await ask("PUT", `/candidates/${candidateId}`, candidate)).ok).toBe(true);
  expect((await trail.latest(rosa))[0]).toMatchObject({
    operation: "PUT /candidates/{id}",
    subject: { id: candidateId },
    subjectName: "Dana Reyes",
  });
  expect((await ask("POST", `/interviews/${interviewId}/cancel`, {})).ok).toBe(true);
  expect((await trail.latest(rosa))[0]).toMatchObject({ subjectName: "Dana Reyes · Interview" });
  expect((await ask("DELETE", `/candidates/${candidateId}`)).ok).toBe(true);
  const [erased, cancelled, changed] = await trail.latest(rosa);
  expect(erased).toMatchObject({ operation: "DELETE /candidates/{id}", subjectName: null });
  expect(cancelled).toMatchObject({ subjectName: "Interview" });
  expect(changed).toMatchObject({ operation: "PUT /candidates/{id}", subjectName: null });
});
