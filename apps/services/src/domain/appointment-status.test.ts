import { AppointmentStatus } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { appointmentStatus } from "./appointment-status.ts";

test("it knows exactly the statuses of the database", () => {
  expect([...appointmentStatus.statuses].sort()).toEqual(Object.values(AppointmentStatus).sort());
});

test("an appointment runs from pending to completed, one step at a time", () => {
  expect(appointmentStatus.canMove("pending", "confirmed")).toBe(true);
  expect(appointmentStatus.canMove("confirmed", "in_progress")).toBe(true);
  expect(appointmentStatus.canMove("in_progress", "completed")).toBe(true);
  expect(() => appointmentStatus.move("confirmed", "completed")).toThrow(InvalidTransitionError);
});

test("whoever has been seen cannot be a no-show", () => {
  expect(() => appointmentStatus.move("in_progress", "no_show")).toThrow(InvalidTransitionError);
});

test("completed, cancelled and no-show are final", () => {
  expect([...appointmentStatus.finalStatuses].sort()).toEqual([
    "cancelled",
    "completed",
    "no_show",
  ]);
});
