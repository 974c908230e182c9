import type { LocalDate } from "@convene/ui";
import { useState } from "react";
import { isLastOfMonth, type RepeatRule, ruleDayOf, weekOfMonth } from "./repeat-rule.ts";

const WEEKLY: RepeatRule = {
  unit: "week",
  interval: 1,
  weekdays: [],
  monthlyBy: "date",
  end: { kind: "count", count: 10 },
};

/** A rule that goes along when the first date changes. @param first Local date of the first one. */
export function useRepeatRule(first: LocalDate) {
  const [rule, setRule] = useState(WEEKLY);
  const isOnlyOwn = (weekdays: RepeatRule["weekdays"]) =>
    weekdays.length === 1 && weekdays[0] === ruleDayOf(first);
  const change = (next: RepeatRule) =>
    // Nothing but the first date's weekday: whatever that comes to be.
    setRule(isOnlyOwn(next.weekdays) ? { ...next, weekdays: [] } : next);
  const cannotCount =
    (rule.monthlyBy === "weekday" && weekOfMonth(first) > 4) ||
    (rule.monthlyBy === "lastWeekday" && !isLastOfMonth(first));
  return [cannotCount ? { ...rule, monthlyBy: "date" as const } : rule, change] as const;
}
