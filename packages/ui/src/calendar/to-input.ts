import type { EventInput } from "@fullcalendar/react";
import type { CalendarEvent, OpenSpan } from "./calendar-event.ts";
import styles from "./week-calendar.module.css";

/** An event as FullCalendar takes it. `time` is what its card says, whatever the column's clock. */
export function toInput(
  event: CalendarEvent,
  { time, isDraggable }: { readonly time: string; readonly isDraggable: boolean },
): EventInput {
  const kind = event.kind ?? "booked";
  const isMovable = isDraggable && (event.movable ?? kind === "booked");
  const classes = [
    styles.event,
    event.colour && styles[event.colour],
    kind !== "booked" && styles[kind],
  ];
  return {
    id: event.id,
    title: event.title,
    start: event.start,
    end: event.end,
    startEditable: isMovable,
    durationEditable: isMovable && (event.resizable ?? true),
    className: classes.filter(Boolean).join(" "),
    extendedProps: { detail: event.detail ?? "", time },
  };
}

/** Hatched time: nobody works then. */
export function toClosedInput({ start, end }: OpenSpan): EventInput {
  return { start, end, display: "background", className: styles.closed ?? "" };
}

/** A line at a moment, for the columns that FullCalendar does not know to be today's. */
export function toNowInput(now: Date): EventInput {
  return {
    start: now,
    end: new Date(now.getTime() + 60_000),
    display: "background",
    className: styles.now ?? "",
  };
}
