import { type ConflictEvents, nearestTimes, unwrap } from "@convene/web-kit";
import { addDays, max, subDays } from "date-fns";
import { api } from "../api.ts";

/** On each side of the present time. */
const DAYS_AROUND = 14;

/** How the page of conflicts moves and cancels appointments. */
export const conflictEvents: ConflictEvents = {
  async choices({ eventId, start, withTimes, signedIn }) {
    const appointment = await unwrap(api.appointments[":id"].$get({ param: { id: eventId } }));
    const { serviceId, host, client, changes, status } = appointment;
    const mayMove = changes.whyNotMove === null && status !== "in_progress";
    const from = max([new Date(), subDays(start, DAYS_AROUND)]);
    const to = addDays(max([start, from]), DAYS_AROUND);
    // What a client could book with the same person.
    const { slots } =
      mayMove && withTimes
        ? await unwrap(
            api.public[":slug"].slots.$get({
              param: { slug: signedIn.organisation.slug },
              query: {
                serviceId,
                hostId: host.id,
                from: from.toISOString(),
                to: to.toISOString(),
              },
            }),
          )
        : { slots: [] };
    return {
      mayMove,
      mayCancel: changes.whyNotCancel === null,
      times: nearestTimes(slots, start),
      people: [client.name, host.name],
    };
  },
  move: (id, start) =>
    unwrap(
      api.appointments[":id"].reschedule.$post({
        param: { id },
        json: { start: start.toISOString() },
      }),
    ),
  cancel: (id) => unwrap(api.appointments[":id"].cancel.$post({ param: { id }, json: {} })),
};
