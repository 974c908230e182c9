import { useNavigate, useSearch } from "@tanstack/react-router";
import { type BookingSearch, readBookingSearch } from "./booking-search.ts";

interface BookingAddress {
  readonly search: BookingSearch;
  /**
   * Changes what was chosen; undefined takes it out.
   *
   * @param isStep Whether it is a step to which the browser's "back" returns.
   */
  readonly change: (
    changes: { readonly [Key in keyof BookingSearch]?: BookingSearch[Key] | undefined },
    isStep?: boolean,
  ) => void;
}

/** What was chosen so far, wherever the booking stands: on its own page, or in another site's frame. */
export function useBookingAddress(): BookingAddress {
  const search = readBookingSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    search,
    change: (changes, isStep = false) => {
      void navigate({
        to: ".",
        search: (before: Readonly<Record<string, unknown>>) =>
          readBookingSearch({ ...before, ...changes }),
        replace: !isStep,
        resetScroll: isStep,
      });
    },
  };
}
