import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  february,
  type HiringTeam,
  interviewOf,
  NOW,
  openHiringTeam,
} from "../testing/open-hiring-team.ts";
import { scheduleInterview } from "../use-cases/schedule-interview.ts";
import { cancelAsCandidate, findMoveTimes, moveAsCandidate } from "./change-as-candidate.ts";

let team: HiringTeam;
let interviewId: string;
beforeAll(async () => {
  team = await openHiringTeam();
  const templateId = uuidv7();
  await team.work(async ({ tx, tenantId }) => {
    await tx.interviewTemplate.create({
      data: {
        tenantId,
        id: templateId,
        name: "Screen",
        kind: "phone",
        durationMinutes: 60,
        changeNoticeMinutes: 240,
        rescheduleLimit: 1,
        createdAt: NOW,
      },
    });
    await tx.interviewerSettings.create({ data: { tenantId, resourceId: team.ada, perDay: 1 } });
  });
  const wanted = { templateId, interviewerIds: [team.ada] };
  ({ id: interviewId } = await team.work((work) =>
    scheduleInterview(work, interviewOf(team, february(4, "10:00"), wanted), team.ports),
  ));
  await team.work((work) =>
    scheduleInterview(
      work,
      interviewOf(team, february(5, "10:00"), { interviewerIds: [team.ada] }),
      team.ports,
    ),
  );
}, 60_000);
afterAll(() => team[Symbol.asyncDispose]());

const move = (day: number, now?: Date) =>
  team.work((work) => moveAsCandidate(work, { interviewId, start: february(day, "14:00") }), now);

test("a candidate may move and cancel until the template's notice, no further than its limit", async () => {
  const late = february(4, "06:01");
  await expect(move(6, late)).rejects.toMatchObject({
    code: "TOO_LATE_TO_CHANGE",
    changeableUntil: february(4, "06:00"),
  });
  await expect(
    team.work((work) => cancelAsCandidate(work, { interviewId }), late),
  ).rejects.toMatchObject({ code: "TOO_LATE_TO_CHANGE" });

  // Their cap closes Thursday, though nobody is busy then.
  await expect(move(5)).rejects.toMatchObject({ code: "SLOT_NOT_OFFERED" });
  const { slots } = await team.work((work) =>
    findMoveTimes(work, {
      interviewId,
      range: { start: february(5, "00:00"), end: february(6, "23:00") },
      grid: { stepMinutes: 30, timeZone: "America/Toronto" },
    }),
  );
  expect(slots[0]?.start).toEqual(february(6, "09:00"));

  const moved = await move(6, february(4, "06:00"));
  expect(moved.scheduledStart).toEqual(february(6, "14:00"));
  await expect(move(9)).rejects.toMatchObject({ code: "RESCHEDULE_LIMIT_REACHED" });
  const cancelled = await team.work((work) => cancelAsCandidate(work, { interviewId }));
  expect(cancelled.status).toBe("cancelled");
});
