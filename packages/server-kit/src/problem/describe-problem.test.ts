import * as core from "@convene/scheduling-core";
import { HTTPException } from "hono/http-exception";
import { expect, test } from "vitest";
import { describeProblem } from "./describe-problem.ts";
import { ProblemError } from "./problem-error.ts";

test("a refusal of the core keeps its code, its words and its field", () => {
  expect(describeProblem(new core.SlotTakenError("r1"))).toEqual({
    type: "/problems/slot-taken",
    title: "Slot taken",
    status: 409,
    code: "SLOT_TAKEN",
    detail: "Resource r1 is already reserved for part of that time",
  });
  expect(describeProblem(new core.InvalidInputError("range.end", "is not a date"))).toMatchObject({
    type: "/problems/invalid-input",
    status: 400,
    field: "range.end",
  });
});

test.each([
  [new core.UnknownTimeZoneError("Mars/Base"), 400],
  [new core.EventClosedError("cancelled"), 409],
  [new core.RescheduleLimitError(3), 409],
  [new core.InvalidTransitionError("completed", "scheduled"), 409],
  [new core.ConcurrentChangeError(), 409],
])("%s is answered with %i", (error, status) => {
  expect(describeProblem(error)).toMatchObject({ status, code: error.code });
});

test("an app's refusal brings its own members, which cannot replace the standard ones", () => {
  const refusal = new ProblemError(409, "TOO_LATE", "It is too late", { until: "x", status: 200 });
  expect(describeProblem(refusal, { alternatives: [] })).toEqual({
    type: "/problems/too-late",
    title: "Too late",
    status: 409,
    code: "TOO_LATE",
    detail: "It is too late",
    until: "x",
    alternatives: [],
  });
});

test("nothing is told of an error that nobody expected", () => {
  const secret = "Failing row contains (ada@example.test)";
  const errors = [new Error(secret), new TypeError(secret), { message: secret }, secret, undefined];
  for (const error of [...errors, new HTTPException(502, { message: secret })]) {
    const details = describeProblem(error);
    expect(details).toMatchObject({ status: 500, code: "UNEXPECTED" });
    expect(JSON.stringify(details)).not.toContain("ada");
  }
});

test("a body that is no JSON is the asker's mistake", () => {
  expect(describeProblem(new HTTPException(400))).toMatchObject({
    status: 400,
    code: "INVALID_INPUT",
  });
});

const lostInTransaction = {
  meta: { driverAdapterError: { cause: { originalCode: "57P01", originalMessage: "" } } },
};
test.each([
  new Error("Failed to get session", {
    cause: Object.assign(new Error("terminating connection"), { code: "57P01" }),
  }),
  new Error("Connection terminated unexpectedly"),
  new Error("Client has encountered a connection error and is not queryable"),
  Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" }),
  Object.assign(new Error("Can't reach database server"), { code: "P1001" }),
  Object.assign(new Error("Raw query failed"), { code: "P2010", ...lostInTransaction }),
  Object.assign(
    new Error("Transaction API error: Unable to start a transaction in the given time."),
    {
      code: "P2028",
    },
  ),
])("while the database is away it is said so, and nothing else: %s", (error) => {
  const details = describeProblem(error);
  expect(details).toMatchObject({ status: 503, code: "DATABASE_UNAVAILABLE" });
  expect(details.detail).not.toContain(error.message);
});

test.each([
  Object.assign(new Error("A provider of ours is not there"), {
    code: "ECONNREFUSED",
    syscall: "connect",
  }),
  Object.assign(new Error("Unique constraint failed"), { code: "P2002" }),
  Object.assign(new Error("Transaction API error: Transaction not found."), { code: "P2028" }),
])("what is a bug is not called an outage: %s", (error) => {
  expect(describeProblem(error).status).toBe(500);
});
