/** Something with a start and an end on a staff calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** In whose column it stands, where people are beside each other. */
  readonly personId?: string;
  /**
   * `booked`: ours, in its colour; `hold`: kept for somebody for a short while, dashed;
   * `external`: what a connected calendar says, grey and fixed; `cancelled`: struck through.
   * Default: `booked`.
   */
  readonly kind?: "booked" | "hold" | "external" | "cancelled";
  /** A name of the palette. Default: the product's accent. */
  readonly colour?: EventColour;
  /** Second line: client, room, state. */
  readonly detail?: string;
  /** Whether it can be dragged, where the calendar allows dragging at all. Default: true for `booked`. */
  readonly movable?: boolean;
  /** Whether its length can be changed. Default: as `movable`. */
  readonly resizable?: boolean;
}

export type EventColour = "indigo" | "teal" | "blue" | "green" | "amber" | "red" | "grey";

/** `people`: a day, with a column for each person. */
export type CalendarView = (typeof CALENDAR_VIEWS)[number];
export const CALENDAR_VIEWS = ["day", "week", "month", "list", "people"] as const;

/** Somebody with a column of their own. */
export interface CalendarPerson {
  readonly id: string;
  readonly name: string;
  /** When they work; the rest of the day is hatched. Left out: all light. */
  readonly open?: readonly OpenSpan[];
}

/** Half-open. */
export interface OpenSpan {
  readonly start: Date;
  readonly end: Date;
}
