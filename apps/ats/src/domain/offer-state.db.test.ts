import { OfferState, PayPeriod } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type HiringTeam, NOW, openHiringTeam } from "../testing/open-hiring-team.ts";
import { offerState } from "./offer-state.ts";

let team: HiringTeam;
beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

const STATES = Object.values(OfferState);
/** What the row must say of itself besides. */
const columnsIn = (state: OfferState) => ({
  state,
  sentAt: NOW,
  expiresAt: NOW,
  answeredAt: NOW,
  signature: state === "accepted" ? "Dana" : null,
});

const write = async (state: OfferState) => {
  const id = uuidv7();
  await team.work(async ({ tx, tenantId }) => {
    // One is open at a time.
    await tx.$executeRaw`DELETE FROM offer`;
    await tx.offer.create({
      data: {
        tenantId,
        id,
        applicationId: team.applicationId,
        memberId: team.recruiter.id,
        title: "Engineer",
        salary: 1,
        currency: "CAD",
        payPeriod: PayPeriod.year,
        startDate: NOW,
        body: "",
        createdAt: NOW,
        ...columnsIn(state),
      },
      select: { id: true },
    });
  });
  return id;
};

// Written past the use cases: only the database can refuse.
const isAllowed = (id: string, data: object) =>
  team
    .work(({ tx }) => tx.offer.updateMany({ where: { id }, data }))
    .then(
      () => true,
      () => false,
    );

test("every state of the database is in the machine", () => {
  expect([...offerState.statuses].sort()).toEqual([...STATES].sort());
});

test("the database lets through exactly the steps of the machine", async () => {
  for (const from of STATES) {
    for (const to of STATES) {
      const expected = from === to || offerState.canMove(from, to);
      expect([from, to, await isAllowed(await write(from), columnsIn(to))]).toEqual([
        from,
        to,
        expected,
      ]);
    }
  }
});

test("what is to be paid changes in a draft only", async () => {
  for (const from of STATES) {
    const id = await write(from);
    expect([from, await isAllowed(id, { salary: 2 })]).toEqual([from, from === "draft"]);
  }
});
