import { expect, test } from "vitest";
import { InvalidTransitionError } from "../errors/invalid-transition-error.ts";
import { createStatusMachine } from "./create-status-machine.ts";

const door = createStatusMachine({
  open: ["closed"],
  closed: ["open", "locked"],
  locked: ["closed", "walled"],
  walled: [],
});

test("a move in the table gives the new status", () => {
  expect(door.move("closed", "locked")).toBe("locked");
  expect(door.canMove("closed", "locked")).toBe(true);
});

test("any other move is refused with both statuses, staying included", () => {
  expect(() => door.move("open", "locked")).toThrow(new InvalidTransitionError("open", "locked"));
  expect(() => door.move("open", "open")).toThrow(InvalidTransitionError);
});

test("a status that nothing follows is final", () => {
  expect(door.finalStatuses).toEqual(["walled"]);
  expect(door.isFinal("walled")).toBe(true);
  expect(door.isFinal("open")).toBe(false);
});

test("it knows where a status can come from", () => {
  expect(door.previousStatuses("closed")).toEqual(["open", "locked"]);
  expect(door.nextStatuses("locked")).toEqual(["closed", "walled"]);
});
