import { expect, test } from "vitest";
import { type TodayAppointment, todayEntries } from "./today-entries.ts";

const at = (id: string, sessionId: string | null = null): TodayAppointment => ({
  id,
  sessionId,
  title: "Yoga class",
  status: "confirmed",
  start: "2026-02-02T09:00:00Z",
  end: "2026-02-02T10:00:00Z",
  location: null,
  hostName: "Mia",
  clientName: id,
  clientPhone: null,
});

test("those who come to one session are one entry, where the first of them stands", () => {
  const entries = todayEntries([at("a"), at("b", "s1"), at("c", "s2"), at("d", "s1"), at("e")]);
  expect(
    entries.map(({ appointment, session }) =>
      session ? [session.id, ...session.places.map(({ id }) => id)] : appointment.id,
    ),
  ).toEqual(["a", ["s1", "b", "d"], ["s2", "c"], "e"]);
});
