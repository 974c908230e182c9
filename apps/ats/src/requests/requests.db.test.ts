import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bookLoop } from "../loops/book-loop.ts";
import { readLoopQuestion } from "../loops/find-loop-proposals.ts";
import { proposeLoops } from "../loops/propose-loops.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  NOW,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { scheduleInterview } from "../use-cases/schedule-interview.ts";
import { chooseProposal, chooseTime, declineRequest, giveTimes } from "./answer-request.ts";
import type { NewRequest } from "./create-request.ts";
import { createRequest } from "./create-request.ts";
import { findLinkedTimes } from "./find-linked-times.ts";
import type { RequestMessages } from "./request-messages.ts";
import { expireRequest, withdrawRequest } from "./withdraw-request.ts";

let team: HiringTeam;
const told: string[] = [];
const messages: RequestMessages = {
  async tellRequested() {
    told.push("requested");
  },
  async tellAnswered(work, { request }, answer) {
    const row = await work.tx.schedulingRequest.findFirstOrThrow({ where: { id: request.id } });
    told.push(`${answer} while ${row.state}`);
  },
};
beforeAll(async () => {
  team = await openHiringTeam();
}, 60_000);
afterAll(() => team[Symbol.asyncDispose]());
beforeEach(async () => {
  told.length = 0;
  await team.work(async ({ tx }) => {
    await tx.schedulingRequest.deleteMany({});
    await tx.reservation.deleteMany({});
    await tx.interview.updateMany({
      where: { status: { not: "cancelled" } },
      data: { status: "cancelled", cancelledAt: NOW },
    });
  });
});

const ADA_ALONE = () => ({
  interviews: [
    {
      kind: "phone" as const,
      title: "Phone screen",
      durationMinutes: 60,
      interviewerIds: [team.ada],
    },
  ],
});
const ADA_THEN_BEN = () => ({
  interviews: [
    ...ADA_ALONE().interviews,
    {
      kind: "technical" as const,
      title: "System design",
      durationMinutes: 60,
      interviewerIds: [team.ben],
      after: [0],
    },
  ],
});
const viewer = () => ({ ...recruiterView, id: team.recruiter.id });
const at = (position: number, start: Date, id: string) => ({
  position,
  start,
  seats: [id],
  roomId: null,
});

function ask(rest: Partial<NewRequest>) {
  return team.work(
    async (work) =>
      (
        await createRequest(
          work,
          {
            applicationId: team.applicationId,
            mode: "choose",
            of: ADA_ALONE(),
            message: null,
            earliest: february(3, "08:00"),
            latest: february(7, "20:00"),
            expiresAt: february(3, "08:00"),
            timeZone: "America/Toronto",
            viewer: viewer(),
            ...rest,
          },
          messages,
        )
      ).request.id,
  );
}

const holds = () =>
  team.work(({ tx }) => tx.reservation.count({ where: { holdId: { not: null } } }));
const stateOf = (id: string) =>
  team.work(
    async ({ tx }) => (await tx.schedulingRequest.findFirstOrThrow({ where: { id } })).state,
  );
const another = (name: string) =>
  team.work(async (work) => {
    const email = `${name}${Math.round(performance.now() * 1_000)}@example.com`;
    const details = { jobId: team.jobId, name, email, timeZone: "UTC" };
    return (await addApplication(work, details)).id;
  });

/** Monday to Friday, three hours of them as one proposal each. */
const PROPOSED = () => [
  [at(0, february(4, "09:00"), team.ada)],
  [at(0, february(4, "11:00"), team.ada)],
  [at(0, february(5, "11:00"), team.ada)],
];

test("proposals are held; the chosen one becomes the booking and the others are free again", async () => {
  const requestId = await ask({ mode: "proposals", proposals: PROPOSED() });
  expect(told).toEqual(["requested"]);
  expect(await holds()).toBe(3);
  await expect(
    team.work((work) =>
      scheduleInterview(work, interviewOf(team, february(4, "11:00")), team.ports),
    ),
  ).rejects.toMatchObject({ code: "SLOT_TAKEN" });

  await team.work((work) => chooseProposal(work, { requestId, position: 1 }, team.ports));
  expect(await holds()).toBe(0);
  const { state, interview } = await team.work(({ tx }) =>
    tx.schedulingRequest.findFirstOrThrow({
      where: { id: requestId },
      include: { interview: { include: { reservations: true, changes: true } } },
    }),
  );
  expect(state).toBe("booked");
  expect(interview).toMatchObject({
    scheduledStart: february(4, "11:00"),
    organiserMemberId: team.recruiter.id,
    reservations: [{ resourceId: team.ada }],
    changes: [{ actorKind: "candidate" }],
  });
  await expect(
    team.work((work) => chooseProposal(work, { requestId, position: 0 }, team.ports)),
  ).rejects.toMatchObject({ code: "REQUEST_BOOKED" });
});

test("of two candidates who choose the same time one gets it, the other is refused and sees other times", async () => {
  const other = await another("Eli");
  const first = await ask({});
  const second = await ask({ applicationId: other });
  const start = february(4, "10:00");
  const answers = await Promise.allSettled(
    [first, second].map((requestId) =>
      team.work((work) => chooseTime(work, { requestId, start }, team.ports)),
    ),
  );
  const lost = answers.findIndex(({ status }) => status === "rejected");
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(answers[lost]).toMatchObject({ reason: { code: "SLOT_TAKEN" } });
  const requestId = [first, second][lost] ?? "";
  const { slots } = await team.work((work) =>
    findLinkedTimes(work, {
      requestId,
      range: { start: february(4, "00:00"), end: february(5, "00:00") },
      grid: { stepMinutes: 30, timeZone: "America/Toronto" },
    }),
  );
  const starts = slots.map((slot) => slot.start.getTime());
  expect(starts).not.toContain(start.getTime());
  expect(starts).toContain(february(4, "11:00").getTime());
});

test("candidates are shown no time beyond an interviewer's cap, nor one of another interview of theirs", async () => {
  await team.work(({ tx, tenantId }) =>
    tx.interviewerSettings.create({ data: { tenantId, resourceId: team.ada, perDay: 1 } }),
  );
  await team.work((work) =>
    scheduleInterview(
      work,
      interviewOf(team, february(4, "09:00"), { applicationId: team.applicationId }),
      team.ports,
    ),
  );
  await team.work((work) =>
    scheduleInterview(
      work,
      interviewOf(team, february(5, "09:00"), { interviewerIds: [team.ben] }),
      team.ports,
    ),
  );
  const requestId = await ask({});
  const timesOf = (day: number) =>
    team.work((work) =>
      findLinkedTimes(work, {
        requestId,
        range: { start: february(day, "00:00"), end: february(day + 1, "00:00") },
        grid: { stepMinutes: 30, timeZone: "America/Toronto" },
      }),
    );
  expect((await timesOf(4)).slots).toEqual([]);
  // Nor can they have it by asking for it.
  const capped = february(4, "13:00");
  await expect(
    team.work((work) => chooseTime(work, { requestId, start: capped }, team.ports)),
  ).rejects.toMatchObject({ code: "SLOT_TAKEN" });
  const thursday = (await timesOf(5)).slots.map(({ start }) => start);
  expect(thursday[0]).toEqual(february(5, "10:00"));
  await team.work(({ tx }) => tx.interviewerSettings.deleteMany({}));
});

test("two proposals that need somebody at the same time are refused, and nothing is held", async () => {
  const proposals = [
    [at(0, february(4, "09:00"), team.ada)],
    [at(0, february(4, "09:30"), team.ada)],
  ];
  await expect(ask({ mode: "proposals", proposals })).rejects.toMatchObject({
    code: "PROPOSALS_OVERLAP",
  });
  expect(await holds()).toBe(0);
});

test("who can do none of them, a withdrawal and the time's end give back what was held", async () => {
  const declined = await ask({ mode: "proposals", proposals: PROPOSED() });
  await team.work((work) =>
    declineRequest(work, { requestId: declined, words: "I am away that week" }, messages),
  );
  expect(told).toContain("none_suits while declined");
  expect(await holds()).toBe(0);

  // Asking again is an answer to that; so is saying that it is settled.
  const withdrawn = await ask({ mode: "proposals", proposals: PROPOSED() });
  await team.work((work) => withdrawRequest(work, { requestId: withdrawn, viewer: viewer() }));
  expect(await holds()).toBe(0);
  await expect(
    team.work((work) => chooseProposal(work, { requestId: withdrawn, position: 0 }, team.ports)),
  ).rejects.toMatchObject({ code: "REQUEST_WITHDRAWN" });

  expect(await stateOf(declined)).toBe("withdrawn");
  const settled = await ask({ mode: "availability" });
  await team.work((work) => declineRequest(work, { requestId: settled, words: null }, messages));
  await team.work((work) => withdrawRequest(work, { requestId: settled, viewer: viewer() }));
  expect(await stateOf(settled)).toBe("withdrawn");

  const expired = await ask({ mode: "proposals", proposals: PROPOSED() });
  const end = february(3, "08:00");
  expect(await team.work((work) => expireRequest(work, expired), new Date(end.getTime() - 1))).toBe(
    false,
  );
  await expect(
    team.work((work) => chooseProposal(work, { requestId: expired, position: 0 }, team.ports), end),
  ).rejects.toMatchObject({ code: "REQUEST_EXPIRED" });
  expect(await team.work((work) => expireRequest(work, expired), end)).toBe(true);
  expect(await holds()).toBe(0);
  expect(await stateOf(expired)).toBe("expired");
});

test("times that are given limit the search, and booking in them settles the request", async () => {
  const requestId = await ask({ mode: "availability", of: ADA_THEN_BEN() });
  const times = [{ start: february(5, "13:00"), end: february(5, "16:00") }];
  await team.work((work) => giveTimes(work, { requestId, times, words: "Afternoon" }, messages));
  expect(told).toContain("times while answered");
  const { applicationId } = team;
  const range = { start: february(3, "00:00"), end: february(7, "00:00") };
  const found = await team.work(async (work) => {
    const of = ADA_THEN_BEN();
    const question = { applicationId, of, range, requestId, viewer: viewer() };
    return proposeLoops((await readLoopQuestion(work, question)).loaded);
  });
  const [best] = found.proposals;
  expect(best?.interviews.map(({ start }) => start)).toEqual([
    february(5, "13:00"),
    february(5, "14:00"),
  ]);
  const { loop } = await team.work((work) =>
    bookLoop(
      work,
      {
        applicationId,
        of: ADA_THEN_BEN(),
        planned: best?.interviews ?? [],
        timeZone: "America/Toronto",
        viewer: viewer(),
        requestId,
      },
      team.ports,
    ),
  );
  const request = await team.work(({ tx }) =>
    tx.schedulingRequest.findFirstOrThrow({ where: { id: requestId } }),
  );
  expect(request).toMatchObject({ state: "booked", loopId: loop?.id });
});

test("a loop is booked whole or not at all", async () => {
  const { applicationId } = team;
  const book = (first: Date, second: Date) =>
    team.work((work) =>
      bookLoop(
        work,
        {
          applicationId,
          of: ADA_THEN_BEN(),
          planned: [at(1, second, team.ben), at(0, first, team.ada)],
          timeZone: "America/Toronto",
          viewer: viewer(),
        },
        team.ports,
      ),
    );
  const other = await another("Finn");
  await team.work((work) =>
    scheduleInterview(
      work,
      interviewOf(team, february(6, "11:00"), {
        applicationId: other,
        interviewerIds: [team.ben],
      }),
      team.ports,
    ),
  );
  const before = await team.work(({ tx }) => tx.interview.count());
  await expect(book(february(6, "10:00"), february(6, "11:00"))).rejects.toMatchObject({
    code: "SLOT_TAKEN",
  });
  await expect(book(february(6, "14:00"), february(6, "13:00"))).rejects.toMatchObject({
    field: "interviews",
  });
  expect(await team.work(({ tx }) => tx.interview.count())).toBe(before);

  const { loop, interviews } = await book(february(6, "10:00"), february(6, "13:00"));
  expect(
    interviews.map(({ title, loopId, loopPosition }) => [title, loopId, loopPosition]),
  ).toEqual([
    ["Phone screen", loop?.id, 0],
    ["System design", loop?.id, 1],
  ]);
});

test("where nobody is free, it says which interview lacks whom", async () => {
  const { applicationId } = team;
  const range = { start: february(7, "00:00"), end: february(8, "23:00") };
  const found = await team.work(async (work) => {
    const question = { applicationId, of: ADA_THEN_BEN(), range, viewer: viewer() };
    return proposeLoops((await readLoopQuestion(work, question)).loaded);
  });
  expect(found.proposals).toEqual([]);
  expect(found.whyNone).toMatchObject({
    verdict: "interviews",
    interviews: [
      { position: 0, verdict: "nobodyFree", emptySeats: [0] },
      { position: 1, verdict: "nobodyFree", emptySeats: [0] },
    ],
  });
});
