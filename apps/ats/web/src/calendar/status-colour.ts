import type { EventColour } from "@convene/ui";
import type { Interview } from "../api.ts";

/** How an interview's state looks on the calendar; the word stands beside it. */
export function statusColour(status: Interview["status"]): EventColour {
  switch (status) {
    case "scheduled":
      return "indigo";
    case "confirmed":
      return "green";
    case "in_progress":
      return "amber";
    case "no_show":
      return "red";
    case "completed":
    case "cancelled":
      return "grey";
  }
}
