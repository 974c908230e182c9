import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { calendarsQuery } from "./calendars-query.ts";

interface CalendarChoice {
  readonly connectionId: string;
  readonly calendarId: string;
  readonly blocks?: boolean;
  readonly receives?: boolean;
}

const mutationKey = ["choose-calendar"];

/** Chooses what a calendar does: on the screen at once, and back where the server refuses. */
export function useChooseCalendar() {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { queryKey } = calendarsQuery;
  return useMutation({
    mutationKey,
    // one after the other, so that the last choice is the one that stays
    scope: { id: "choose-calendar" },
    mutationFn: ({ connectionId, calendarId, ...json }: CalendarChoice) =>
      unwrap(
        sharedApi.calendars[":connectionId"].calendars[":calendarId"].$patch({
          param: { connectionId, calendarId },
          json,
        }),
      ),
    onMutate: async ({ calendarId, blocks, receives }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        before && {
          ...before,
          connections: before.connections.map((connection) => ({
            ...connection,
            calendars: connection.calendars.map((calendar) => {
              if (calendar.id === calendarId) {
                return {
                  ...calendar,
                  ...(blocks !== undefined && { blocks }),
                  ...(receives !== undefined && { receives }),
                };
              }
              // at most one receives
              return receives ? { ...calendar, receives: false } : calendar;
            }),
          })),
        },
      );
      return { before };
    },
    onError: (error, _choice, context) => {
      queryClient.setQueryData(queryKey, context?.before);
      tellRefusal(error);
    },
    onSettled: async () => {
      // An answer to an earlier choice would show what was chosen before the next one.
      if (queryClient.isMutating({ mutationKey }) > 1) return;
      await queryClient.invalidateQueries({ queryKey });
    },
  });
}
