import { useLive } from "@convene/web-kit";

const KEYS = [
  ["calendar"],
  ["interview"],
  ["application"],
  ["applications"],
  ["slots"],
  ["interviewers"],
];
/** Who is in a pool, and when they hold interviews, makes other times. */
const SETUP = [["setup"], ["slots"]];
const TIMES = [["calendar"], ["slots"], ["interviewers"]];

/** Keeps what shows interviews and free times up to date; the other app's bookings count too. */
export function useLiveInterviews(): void {
  useLive({ interview: KEYS, appointment: TIMES, reservation: TIMES, setup: SETUP });
}
