import type { EventColour } from "@convene/ui";

const COLOURS: Readonly<Record<string, EventColour>> = {
  indigo: "indigo",
  violet: "indigo",
  grape: "indigo",
  teal: "teal",
  cyan: "teal",
  blue: "blue",
  green: "green",
  lime: "green",
  amber: "amber",
  yellow: "amber",
  orange: "amber",
  red: "red",
  pink: "red",
  grey: "grey",
};

/** The calendar's nearest colour to a service's. */
export function eventColour(colour: string): EventColour {
  return COLOURS[colour] ?? "teal";
}

const STATUS_COLOURS = {
  pending: "amber",
  confirmed: "teal",
  in_progress: "blue",
  completed: "green",
  no_show: "red",
  cancelled: "grey",
} as const;

/** The colour of a state, which the event's second line says in words too. */
export function statusColour(status: keyof typeof STATUS_COLOURS): EventColour {
  return STATUS_COLOURS[status];
}
