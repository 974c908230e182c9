/** From and until, local `HH:mm`; an end before the start is on the next day. */
export type TimeWindow = readonly [string, string];

/** What `<input type="time">` shows for an end: it has no 24:00. */
export function endInput(end: string): string {
  return end === "24:00" ? "00:00" : end;
}

/** What an `<input type="time">` means as an end: midnight ends the day, it does not begin it. */
export function endOf(input: string): string {
  return input === "00:00" ? "24:00" : input;
}

/** Whether a window goes on after midnight. */
export function isOverMidnight([from, until]: TimeWindow): boolean {
  return until !== "24:00" && until < from;
}

/** A further window that begins after the last one, as far as the day goes. */
export function nextWindow(windows: readonly TimeWindow[]): [string, string] {
  const last = windows.at(-1)?.[1];
  if (last === undefined) return ["09:00", "17:00"];
  const from = Math.min(Number(last.slice(0, 2)) + 1, 22);
  const clock = (hour: number) => `${String(hour).padStart(2, "0")}:00`;
  return [clock(from), clock(Math.min(from + 2, 24))];
}
