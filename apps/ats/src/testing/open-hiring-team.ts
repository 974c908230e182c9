import { connect, type Database, type ScheduledEvent, type Work } from "@convene/prisma";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { uuidv7 } from "uuidv7";
import type { Viewer } from "../domain/viewer.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { createJob } from "../use-cases/create-job.ts";
import type { SchedulePorts, ScheduleRequest } from "../use-cases/schedule-interview.ts";
import { addInterviewer } from "./add-interviewer.ts";

/** A Monday morning in winter: Toronto is at -05:00, Berlin at +01:00. */
export const NOW = new Date("2026-02-02T13:00:00Z");

/** An organisation that hires, in a database of its own. */
export interface HiringTeam extends AsyncDisposable {
  readonly db: Database;
  readonly database: TestDatabase;
  readonly tenantId: string;
  /** Resources: 9 to 17 on weekdays in Toronto. */
  readonly ada: string;
  readonly ben: string;
  /** 15 to 21 on weekdays in Berlin: 9 to 15 in Toronto. */
  readonly cleo: string;
  readonly recruiter: { readonly kind: "member"; readonly id: string };
  readonly jobId: string;
  /** Dana's, who lives in Vancouver. */
  readonly applicationId: string;
  readonly ports: SchedulePorts;
  /** What was announced, in order; of units that were rolled back too. */
  readonly announced: readonly ScheduledEvent[];
  /** Runs a use case in a unit of work of the organisation. */
  work<T>(run: (work: Work) => Promise<T>, now?: Date): Promise<T>;
}

/** A recruiter who is no one in particular. */
export const recruiterView: Viewer = {
  id: "0f000000-0000-7000-8000-000000000001",
  atsRole: "recruiter",
  resourceId: null,
};

export async function openHiringTeam(): Promise<HiringTeam> {
  const database = await testDatabase();
  const announced: ScheduledEvent[] = [];
  const db = connect({ url: database.urls.app, now: () => NOW });
  const tenantId = uuidv7();
  const recruiterId = uuidv7();
  const work: HiringTeam["work"] = (run, now = NOW) =>
    db.unit(tenantId, (tx) => run({ tx, tenantId, now }));

  await work(async ({ tx }) => {
    await tx.tenant.create({ data: { tenantId, name: "Team", timeZone: "America/Toronto" } });
    await tx.member.create({
      data: {
        tenantId,
        id: recruiterId,
        userId: uuidv7(),
        name: "Rosa",
        email: "rosa@team.example",
        atsRole: "recruiter",
      },
    });
  });
  const toronto = { timeZone: "America/Toronto", hours: ["09:00", "17:00"] } as const;
  const berlin = { timeZone: "Europe/Berlin", hours: ["15:00", "21:00"] } as const;
  const ada = await work((unit) => addInterviewer(unit, { name: "Ada", ...toronto }));
  const ben = await work((unit) => addInterviewer(unit, { name: "Ben", ...toronto }));
  const cleo = await work((unit) => addInterviewer(unit, { name: "Cleo", ...berlin }));
  const jobId = (await work((unit) => createJob(unit, { title: "Engineer" }))).job.id;
  const dana = { name: "Dana", email: "dana@example.com", timeZone: "America/Vancouver" };
  const application = await work((unit) => addApplication(unit, { jobId, ...dana }));
  return {
    db,
    database,
    tenantId,
    ada,
    ben,
    cleo,
    recruiter: { kind: "member", id: recruiterId },
    jobId,
    applicationId: application.id,
    announced,
    ports: {
      async announceBooking(_tx, event) {
        announced.push(event);
      },
    },
    work,
    async [Symbol.asyncDispose]() {
      await db.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** A moment of a February day in Toronto. */
export function february(day: number, time: string): Date {
  return new Date(`2026-02-${String(day).padStart(2, "0")}T${time}:00-05:00`);
}

/** An hour with Ada and Ben. */
export function interviewOf(
  team: HiringTeam,
  start: Date,
  rest: Partial<ScheduleRequest> = {},
): ScheduleRequest {
  return {
    applicationId: team.applicationId,
    kind: "technical",
    title: "Technical interview",
    start,
    durationMinutes: 60,
    interviewerIds: [team.ada, team.ben],
    timeZone: "America/Toronto",
    by: team.recruiter,
    ...rest,
  };
}
