import type { SuccessBody } from "@convene/web-kit";
import type { api } from "../api.ts";

export type Today = SuccessBody<Awaited<ReturnType<typeof api.today.$get>>>;
export type TodayAppointment = Today["appointments"][number];

/** What has a row of its own: an appointment, or a session with all who come to it. */
export type TodayEntry =
  | { readonly appointment: TodayAppointment; readonly session?: undefined }
  | { readonly session: TodaySession; readonly appointment?: undefined };

export interface TodaySession {
  readonly id: string;
  /** At least one; they share all but the client and the state. */
  readonly places: readonly [TodayAppointment, ...TodayAppointment[]];
}

/** The day in its order; the places in a session are one entry, where the first of them stands. */
export function todayEntries(appointments: readonly TodayAppointment[]): readonly TodayEntry[] {
  const sessions = new Map<string, [TodayAppointment, ...TodayAppointment[]]>();
  const entries: TodayEntry[] = [];
  for (const appointment of appointments) {
    const { sessionId } = appointment;
    if (sessionId === null) {
      entries.push({ appointment });
      continue;
    }
    const places = sessions.get(sessionId);
    if (places) {
      places.push(appointment);
      continue;
    }
    const first: [TodayAppointment] = [appointment];
    sessions.set(sessionId, first);
    entries.push({ session: { id: sessionId, places: first } });
  }
  return entries;
}
