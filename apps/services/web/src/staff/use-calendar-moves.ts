import { type MoveAnswer, useMoveQuestion } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { useQueryClient } from "@tanstack/react-query";
import { differenceInMinutes } from "date-fns";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";
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
  const question = useMoveQuestion<Movable>({
    events: calendar ? movablesOf(calendar) : [],
    refusals: { notThere: t("calendar.notThere") },
    async move(event, _start, change): Promise<MoveAnswer> {
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
  return { ...question, described, isSession: asked?.event.session !== undefined };
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

/** A move counts as one; what changes its length or who gives it is an edit. */
async function changeAppointment(
  { id, start: before, end, hostId }: Appointment,
  change: Change,
): Promise<void> {
  const durationMinutes = differenceInMinutes(change.end, change.start);
  const isResized = durationMinutes !== differenceInMinutes(end, before);
  const isHandedOver = change.personId !== undefined && change.personId !== hostId;
  const start = change.start.toISOString();
  if (!isResized && !isHandedOver) {
    await unwrap(api.appointments[":id"].reschedule.$post({ param: { id }, json: { start } }));
    return;
  }
  const json = {
    start,
    ...(isResized && { durationMinutes }),
    ...(isHandedOver && { hostId: change.personId }),
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
