import { type CalendarView, useIsNarrow } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import type { CalendarSearch } from "./calendar-search.ts";
import { peopleQuery } from "./queries.ts";

interface FirstView {
  /** Undefined: whatever is usual. */
  readonly view: CalendarView | undefined;
  /** It is not known yet how many people there are. */
  readonly isPending: boolean;
}

/**
 * With which view the calendar opens where the address names none: whoever sees several people's time
 * sees them beside each other, since a week of all of them has no room for their clients' names.
 */
export function useFirstView({ view, person }: CalendarSearch): FirstView {
  const { isOverseer } = useSignedIn();
  const isNarrow = useIsNarrow();
  const isOpen = isOverseer && !isNarrow && view === undefined && person === undefined;
  const people = useQuery({ ...peopleQuery, enabled: isOpen });
  const isSeveral = (people.data?.items.length ?? 0) > 1;
  return {
    view: isOpen && isSeveral ? "people" : undefined,
    isPending: isOpen && people.isPending,
  };
}
