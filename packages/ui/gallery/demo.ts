import {
  addDays,
  type CalendarEvent,
  type CalendarPerson,
  type LocalDate,
  startOfLocalDate,
} from "../src/index.ts";

/** A Thursday three days before the clocks change in Toronto. */
export const now = new Date("2026-03-05T15:20:00Z");
export const today: LocalDate = "2026-03-05";
export const toronto = "America/Toronto";
export const berlin = "Europe/Berlin";

export const languages = [
  { value: "en-GB", label: "English" },
  { value: "fr", label: "Français" },
];

/** An instant by hours since a date's midnight. */
export function at(date: LocalDate, hours: number, timeZone = toronto): Date {
  return new Date(startOfLocalDate(date, timeZone).getTime() + hours * 3_600_000);
}

/** Half-hourly starts on working days. */
export function demoStarts(): readonly Date[] {
  const starts: Date[] = [];
  for (let day = 0; day < 26; day += 1) {
    const date = addDays(today, day);
    if ([0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) && day !== 3) continue;
    if (day % 5 === 2) continue;
    for (let half = 18; half < 38; half += day % 3 === 0 ? 1 : 3) {
      const start = at(date, half / 2);
      if (start > now) starts.push(start);
    }
  }
  return starts;
}

const monday = "2026-03-02";

export const demoEvents: readonly CalendarEvent[] = [
  {
    id: "1",
    title: "Haircut, Amélie Roy",
    start: at(monday, 9),
    end: at(monday, 10),
    detail: "Confirmed",
  },
  {
    id: "2",
    title: "Dentist",
    start: at(monday, 12),
    end: at(monday, 13.5),
    kind: "external",
  },
  {
    id: "3",
    title: "Colour, Jonas Weber",
    start: at(addDays(monday, 1), 10),
    end: at(addDays(monday, 1), 12),
    colour: "amber",
    detail: "Deposit open",
  },
  {
    id: "4",
    title: "Held for a visitor",
    start: at(addDays(monday, 2), 14),
    end: at(addDays(monday, 2), 15),
    kind: "hold",
    detail: "4 min left",
  },
  {
    id: "5",
    title: "Consultation, Li Wen",
    start: at(addDays(monday, 3), 11),
    end: at(addDays(monday, 3), 11.75),
    colour: "blue",
  },
  {
    id: "6",
    title: "Cut and beard, Omar Haddad",
    start: at(addDays(monday, 3), 11.5),
    end: at(addDays(monday, 3), 12.5),
    colour: "green",
  },
  {
    id: "7",
    title: "Haircut, Eva Sand",
    personId: "noah",
    start: at(addDays(monday, 4), 9.5),
    end: at(addDays(monday, 4), 10.5),
    kind: "cancelled",
  },
  {
    id: "8",
    title: "Panel: Priya Nair",
    personId: "mia",
    start: at(addDays(monday, 4), 13),
    end: at(addDays(monday, 4), 14.5),
    colour: "indigo",
    detail: "Room 2",
  },
];

/** Who are beside each other: both of them have something on a Friday. */
export const demoPeople: readonly CalendarPerson[] = [
  {
    id: "mia",
    name: "Mia Larsen",
    open: [{ start: at("2026-03-06", 9), end: at("2026-03-06", 17) }],
  },
  {
    id: "noah",
    name: "Noah Petit",
    open: [{ start: at("2026-03-06", 8), end: at("2026-03-06", 12) }],
  },
];
