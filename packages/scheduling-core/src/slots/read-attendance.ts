import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Attendance } from "./slot-query.ts";

/**
 * How many hosts a slot must suit.
 *
 * @throws InvalidInputError naming `attendance`
 */
export function readAttendance(attendance: Attendance, hostCount: number): number {
  if (attendance === "all") return hostCount;
  if (attendance === "any") return 1;
  const { atLeast } = attendance;
  if (Number.isInteger(atLeast) && atLeast >= 1 && atLeast <= hostCount) return atLeast;
  throw new InvalidInputError(
    "attendance.atLeast",
    `must be a whole number from 1 to ${hostCount}, not ${atLeast}`,
  );
}
