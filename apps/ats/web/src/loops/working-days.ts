import { addDays, type LocalDate } from "@convene/ui";

const SATURDAY = 6;

/** The day after so many working days, Monday to Friday, from `first` on. */
export function endOfWorkingDays(first: LocalDate, count: number): LocalDate {
  let day = first;
  for (let left = count; left > 0; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== SATURDAY) left -= 1;
  }
  return day;
}
