import { expect, test } from "vitest";
import { describeError } from "./create-logger.ts";

test("an error is described by its kind, words and place", () => {
  const described = describeError(new RangeError("Too far", { cause: new Error("Because") }));
  expect(described).toMatchObject({
    type: "RangeError",
    message: "Too far",
    cause: { message: "Because" },
  });
  expect(described.stack).toContain("create-logger.test.ts");
});

test("a database error's words are left out: they can hold the row", () => {
  const error = Object.assign(new Error("Failing row contains (ada@example.test)"), {
    name: "PrismaClientKnownRequestError",
    code: "P2004",
  });
  const wrapped = new Error("Saving failed", { cause: error });
  expect(describeError(wrapped)).toMatchObject({
    message: "Saving failed",
    cause: { code: "P2004" },
  });
  expect(JSON.stringify(describeError(wrapped))).not.toContain("ada");
});
