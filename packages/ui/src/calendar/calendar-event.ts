/** Something with a start and an end on a staff calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
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
}

export type EventColour = "indigo" | "teal" | "blue" | "green" | "amber" | "red" | "grey";

export type CalendarView = "day" | "week" | "list";
