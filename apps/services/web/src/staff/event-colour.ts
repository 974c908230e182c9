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
