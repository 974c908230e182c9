import { type MoveAnswer, useMoveQuestion } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { useQueryClient } from "@tanstack/react-query";
import { differenceInMinutes } from "date-fns";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";
import type { Scope } from "../series/scope-choice.tsx";
import type { SeriesMove } from "../series/series-move-dialog.tsx";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { sessionEventId } from "./calendar-events.ts";
import { explanationText } from "./explain-text.ts";
import type { AskedMove } from "./move-question.tsx";

type Appointment = StaffCalendar["appointments"][number];
type Session = StaffCalendar["sessions"][number];

type Movable = {
  /** As the calendar names it. */
  readonly id: string;
  readonly start: string;
  readonly end: string;
} & (
  | { readonly appointment: Appointment; readonly session?: undefined }
  | { readonly session: Session; readonly appointment?: undefined }
);

interface Change {
  readonly start: Date;
  readonly end: Date;
  readonly personId: string | undefined;
}

interface Where {
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

/** What dragging and stretching does in the calendar: asked about first, refused with the reasons. */
export function useCalendarMoves(calendar: StaffCalendar | undefined, where: Where) {
  const { t } = useTranslation("services");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [scope, setScope] = useState<Scope>("this");
  const [seriesMove, setSeriesMove] = useState<SeriesMove>();
  const question = useMoveQuestion<Movable>({
    events: calendar ? movablesOf(calendar) : [],
    refusals: { notThere: t("calendar.notThere") },
    async move(event, start, change): Promise<MoveAnswer> {
      if (event.appointment && scope !== "this") {
        // Back to where it was, until it is known where the others would go.
        setSeriesMove({ appointmentId: event.appointment.id, scope, start });
        return { ok: false, message: "" };
      }
      try {
        await (event.appointment
          ? changeAppointment(event.appointment, change)
          : moveSession(event.session, change));
        await queryClient.invalidateQueries({ queryKey: ["calendar"] });
        return { ok: true };
      } catch (error) {
        const explanation = slotRefusalOf(error, change.start)?.explanation;
        const why = explanation && explanationText(explanation, t, where);
        return { ok: false, message: why || problemText(error) };
      }
    },
  });
  const { asked } = question;
  const people = calendar?.people ?? [];
  const described: AskedMove | undefined = asked && describe(asked.event, asked, people, t);
  const moved = asked?.event.appointment;
  return {
    onMove: ((id, ...to) => {
      setScope("this");
      return question.onMove(id, ...to);
    }) satisfies typeof question.onMove,
    dialog: question.dialog,
    described,
    isSession: asked?.event.session !== undefined,
    isRepeating: moved?.isRepeating ?? false,
    /** A change of length or person is made to one at a time. */
    isForSeries: moved?.isRepeating === true && isOnlyMove(moved, asked),
    scope,
    setScope,
    /** What is to be looked at before a series moves. */
    seriesMove,
    endSeriesMove: () => setSeriesMove(undefined),
  };
}

function movablesOf({ appointments, sessions }: StaffCalendar): Movable[] {
  return [
    ...appointments.map(({ id, start, end, ...rest }) => ({
      id,
      start,
      end,
      appointment: { id, start, end, ...rest },
    })),
    ...sessions.map((session) => ({
      id: sessionEventId(session.id),
      start: session.start,
      end: session.end,
      session,
    })),
  ];
}

function describe(
  { appointment, session }: Movable,
  { start, end, personId }: Change,
  people: StaffCalendar["people"],
  t: (key: string, values: { count: number }) => string,
): AskedMove {
  const event = appointment ?? session;
  const newHost = people.find(({ id }) => id === personId && id !== event.hostId);
  return {
    start: new Date(event.start),
    end: new Date(event.end),
    newStart: start,
    newEnd: end,
    hostName: event.hostName,
    newHostName: newHost?.name,
    audience: appointment
      ? appointment.clientName
      : t("calendar.everyClient", { count: session.clients.length }),
    clientTimeZone: appointment?.clientTimeZone,
  };
}

/** Whether it stays as long as it is, and with whom. */
function isOnlyMove(appointment: Appointment, change: Change | undefined): boolean {
  return (
    change !== undefined && !isResized(appointment, change) && !isHandedOver(appointment, change)
  );
}

function isResized({ start, end }: Appointment, change: Change): boolean {
  return differenceInMinutes(change.end, change.start) !== differenceInMinutes(end, start);
}

function isHandedOver({ hostId }: Appointment, { personId }: Change): boolean {
  return personId !== undefined && personId !== hostId;
}

/** A move counts as one; what changes its length or who gives it is an edit. */
async function changeAppointment(appointment: Appointment, change: Change): Promise<void> {
  const { id } = appointment;
  const start = change.start.toISOString();
  if (isOnlyMove(appointment, change)) {
    await unwrap(api.appointments[":id"].reschedule.$post({ param: { id }, json: { start } }));
    return;
  }
  const json = {
    start,
    ...(isResized(appointment, change) && {
      durationMinutes: differenceInMinutes(change.end, change.start),
    }),
    ...(isHandedOver(appointment, change) && { hostId: change.personId }),
  };
  await unwrap(api.appointments[":id"].$patch({ param: { id }, json }));
}

async function moveSession({ id, hostId }: Session, { start, personId }: Change): Promise<void> {
  const json = {
    start: start.toISOString(),
    ...(personId !== undefined && personId !== hostId && { hostId: personId }),
  };
  await unwrap(api.sessions[":id"].reschedule.$post({ param: { id }, json }));
}
