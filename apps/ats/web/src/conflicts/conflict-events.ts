import { type ConflictEvents, nearestTimes, unwrap } from "@convene/web-kit";
import { addDays, max, subDays } from "date-fns";
import { api } from "../api.ts";
import { maySchedule } from "../staff/may-schedule.ts";

/** On each side of the present time; the API searches a month at most. */
const DAYS_AROUND = 14;

/** How the page of conflicts moves and cancels interviews. */
export const conflictEvents: ConflictEvents = {
  async choices({ eventId, start, withTimes, signedIn }) {
    const interview = await unwrap(api.interviews[":id"].$get({ param: { id: eventId } }));
    const mayPlan = maySchedule(signedIn.member);
    const mayMove = mayPlan && interview.whyNotMove === null;
    const from = max([new Date(), subDays(start, DAYS_AROUND)]);
    const to = addDays(max([start, from]), DAYS_AROUND);
    const { slots } =
      mayMove && withTimes
        ? await unwrap(
            api.slots.$get({
              query: {
                interviewId: eventId,
                from: from.toISOString(),
                to: to.toISOString(),
                timeZone: signedIn.member.timeZone,
              },
            }),
          )
        : { slots: [] };
    return {
      mayMove,
      mayCancel: mayPlan && interview.whyNotCancel === null,
      times: nearestTimes(slots, start),
      people: [interview.candidate.name, ...interview.panel.map(({ name }) => name)],
    };
  },
  move: (id, start) =>
    unwrap(
      api.interviews[":id"].reschedule.$post({
        param: { id },
        json: { start: start.toISOString() },
      }),
    ),
  cancel: (id) => unwrap(api.interviews[":id"].cancel.$post({ param: { id }, json: {} })),
};
