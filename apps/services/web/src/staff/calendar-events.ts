import type { CalendarEvent } from "@convene/ui";
import type { TFunction } from "i18next";
import type { StaffCalendar } from "../api.ts";
import type { CalendarSearch } from "./calendar-search.ts";
import { eventColour, statusColour } from "./event-colour.ts";

const SESSION = "session ";

/** The calendar's name of a session, told apart from appointments. */
export function sessionEventId(id: string): string {
  return `${SESSION}${id}`;
}

/** The session that an event of the calendar stands for; undefined for any other. */
export function sessionOf(eventId: string): string | undefined {
  return eventId.startsWith(SESSION) ? eventId.slice(SESSION.length) : undefined;
}

/** What is shown of the calendar, by what its address says. */
export function toCalendarEvents(
  { people, appointments, sessions, taken }: StaffCalendar,
  { person, service, status, colours, view }: CalendarSearch,
  t: TFunction<"services">,
): readonly CalendarEvent[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const isShown = ({ hostId }: { readonly hostId: string }) =>
    person === undefined || hostId === person;
  const isOfService = ({ serviceId }: { readonly serviceId: string }) =>
    service === undefined || serviceId === service;
  // Where one person's time is shown, or each column is somebody's, nobody asks whose it is.
  const namesHosts = person === undefined && view !== "people" && people.length > 1;
  const withHost = (text: string, hostName: string) =>
    namesHosts ? `${text} · ${hostName}` : text;
  const byStatus = colours === "status";

  return [
    ...appointments
      .filter(
        (one) =>
          isShown(one) &&
          isOfService(one) &&
          (status === undefined ? one.status !== "cancelled" : one.status === status),
      )
      .map(
        (one): CalendarEvent => ({
          id: one.id,
          title: one.clientName,
          start: new Date(one.start),
          end: new Date(one.end),
          personId: one.hostId,
          kind: one.status === "cancelled" ? "cancelled" : "booked",
          colour: byStatus
            ? statusColour(one.status)
            : one.status === "no_show"
              ? "grey"
              : eventColour(one.colour),
          detail: withHost(
            byStatus ? `${t(`ui:status.${one.status}`)} · ${one.title}` : one.title,
            one.hostName,
          ),
          movable: one.status === "pending" || one.status === "confirmed",
        }),
      ),
    ...sessions
      .filter((one) => isShown(one) && isOfService(one) && status === undefined)
      .map(
        (one): CalendarEvent => ({
          id: sessionEventId(one.id),
          title: one.title,
          start: new Date(one.start),
          end: new Date(one.end),
          personId: one.hostId,
          colour: byStatus ? "teal" : eventColour(one.colour),
          detail: withHost(
            t("calendar.placesTaken", { taken: one.placesTaken, capacity: one.capacity }),
            one.hostName,
          ),
          resizable: false,
        }),
      ),
    ...taken.filter(isShown).map(
      (one): CalendarEvent => ({
        id: one.id,
        title: t(`calendar.taken.${one.kind}`),
        start: new Date(one.start),
        end: new Date(one.end),
        personId: one.hostId,
        kind: one.kind === "hold" ? "hold" : "external",
        ...(namesHosts && { detail: names.get(one.hostId) ?? "" }),
        movable: false,
      }),
    ),
  ];
}
