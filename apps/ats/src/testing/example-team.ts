import type { Work } from "@convene/prisma";
import { newSession, readAnswer, type TestKit } from "@convene/server-kit/testing";
import {
  addExampleRoles,
  type ExampleOrganisation,
  type ExampleRoles,
  type World,
  writeAccounts,
} from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { uuidv7 } from "uuidv7";
import { addInterviewer } from "./add-interviewer.ts";
import { NOW } from "./open-hiring-team.ts";
import { type WorldMember, writeHiringWorld } from "./write-hiring-world.ts";

export interface ExampleTeam extends ExampleOrganisation {
  readonly sessionId: string;
  readonly slug: string;
  readonly owner: WorldMember;
  readonly colleague: WorldMember;
}

export const EXAMPLE_ROLES: ExampleRoles = {
  admin: { atsRole: "admin" },
  lower: {
    recruiter: { atsRole: "recruiter" },
    hiring_manager: { atsRole: "hiring_manager" },
    interviewer: { atsRole: "interviewer" },
  },
};

export async function openExampleTeam(
  app: TestKit,
  name: string,
  organisation: string,
): Promise<ExampleTeam> {
  const admin = await app.signUp({ name, organisation, timeZone: "America/Toronto" });
  const { tenantId } = admin;
  const team = await addExampleRoles(app, admin, EXAMPLE_ROLES);
  const careers = app.fetch("/api/careers-settings", { cookie: admin.cookie });
  const { url } = await readAnswer(z.object({ url: z.string() }), careers);
  return {
    ...team,
    sessionId: await newSession(app, admin),
    slug: url.split("/").at(-1) ?? "",
    owner: await withTime(app, tenantId, name),
    colleague: await withTime(app, tenantId, `${name} recruiter`),
  };
}

/** Gives those who have time of their own it back: among what is asked for is to change them. */
export async function giveTime(
  app: TestKit,
  { tenantId, owner, colleague }: ExampleTeam,
): Promise<void> {
  await app.kit.db.unit(tenantId, async (tx) => {
    for (const { id, resourceId } of [owner, colleague]) {
      await tx.member.update({ where: { tenantId_id: { tenantId, id } }, data: { resourceId } });
    }
  });
}

/** Gives a member time of their own that can be booked. */
const withTime = (app: TestKit, tenantId: string, name: string) =>
  app.kit.db.unit(tenantId, async (tx) => {
    const unit: Work = { tx, tenantId, now: NOW };
    const hours = ["09:00", "17:00"] as const;
    const resourceId = await addInterviewer(unit, {
      name: `${name}'s time`,
      timeZone: "UTC",
      hours,
    });
    await tx.member.deleteMany({ where: { resourceId } });
    const member = await tx.member.findFirstOrThrow({ where: { name } });
    await tx.member.update({
      where: { tenantId_id: { tenantId, id: member.id } },
      data: { resourceId },
    });
    return { id: member.id, resourceId };
  });

/** Rows of everything that the API can be asked for, those of accounts among them. */
export async function writeExampleWorld(app: TestKit, team: ExampleTeam): Promise<World> {
  const { tenantId, sessionId, owner, colleague, slug } = team;
  const accounts = await writeAccounts(app, team, {
    roles: { atsRole: "interviewer" },
    since: NOW,
  });
  return await app.kit.db.unit(tenantId, async (tx) => {
    const world = await writeHiringWorld({ tx, tenantId, now: NOW }, { owner, other: colleague });
    const room = { tenantId, id: uuidv7(), kind: "room", name: "Room", timeZone: "UTC" } as const;
    await tx.resource.create({ data: room });
    const places = { sessionId, roomId: room.id, standInId: colleague.resourceId };
    return { ...world, ...accounts, ...places, slug };
  });
}
