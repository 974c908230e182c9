import { InterviewStatus } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HiringTeam, NOW, openHiringTeam } from "../testing/open-hiring-team.ts";
import { interviewStatus } from "./interview-status.ts";

let team: HiringTeam;
beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

const STATUSES = Object.values(InterviewStatus);
/** What the row must say of itself besides. */
const columnsIn = (status: InterviewStatus) => ({
  status,
  cancelledAt: status === "cancelled" ? NOW : null,
});

test("the database lets through exactly the steps of the machine", async () => {
  const { tenantId, applicationId, recruiter } = team;
  // Written past the use cases: only the database can refuse.
  const isAllowed = async (from: InterviewStatus, to: InterviewStatus) => {
    const id = uuidv7();
    await team.work(({ tx }) =>
      tx.interview.create({
        data: {
          tenantId,
          id,
          applicationId,
          organiserMemberId: recruiter.id,
          title: "",
          kind: "phone",
          scheduledStart: NOW,
          scheduledEnd: new Date(NOW.getTime() + 1),
          timezone: "UTC",
          ...columnsIn(from),
        },
        select: { id: true },
      }),
    );
    return await team
      .work(({ tx }) => tx.interview.updateMany({ where: { id }, data: columnsIn(to) }))
      .then(
        () => true,
        () => false,
      );
  };
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const expected = from === to || interviewStatus.nextStatuses(from).includes(to);
      expect([from, to, await isAllowed(from, to)]).toEqual([from, to, expected]);
    }
  }
});
