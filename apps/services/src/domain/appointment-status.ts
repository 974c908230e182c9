import type { AppointmentStatus } from "@convene/prisma";
import { createStatusMachine } from "@convene/scheduling-core";

/**
 * The life of an appointment. `pending` waits for a payment or a confirmation; from `completed`,
 * `cancelled` and `no_show` nothing follows.
 */
export const appointmentStatus = createStatusMachine<AppointmentStatus>({
  pending: ["confirmed", "cancelled", "no_show"],
  confirmed: ["in_progress", "cancelled", "no_show"],
  in_progress: ["completed", "cancelled"],
  completed: [],
  cancelled: [],
  no_show: [],
});
