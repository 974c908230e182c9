import type { EventChanges } from "@convene/server-kit";
import { cancelAppointment } from "../use-cases/cancel-appointment.ts";
import { findAlternatives } from "../use-cases/find-alternatives.ts";
import { rescheduleAppointment } from "../use-cases/reschedule-appointment.ts";
import { possibleChanges } from "../use-cases/view-appointment.ts";

/** The notice is the client's to keep: staff may change what it likes, whenever it likes. */
const NO_NOTICE = { changeNoticeMinutes: 0 };

/** What may be done about an appointment where a calendar disagrees with it, and by which use case. */
export const appointmentChanges: EventChanges = {
  possible({ kind, row }, _member, now) {
    if (kind !== "appointment") throw new Error("Interviews are the other app's");
    const { whyNotMove, whyNotCancel } = possibleChanges(row, NO_NOTICE, "staff", now);
    return {
      whyNotMove: whyNotMove?.code ?? null,
      whyNotCancel: whyNotCancel?.code ?? null,
      whyNotReplace: null,
    };
  },
  findTimes: (work, { row }) =>
    findAlternatives(work, {
      of: { appointmentId: row.id },
      start: row.scheduledStart,
      audience: "staff",
    }),
  move: (work, { eventId: appointmentId, ...change }) =>
    rescheduleAppointment(work, { appointmentId, ...change }),
  cancel: (work, { eventId: appointmentId, by }) => cancelAppointment(work, { appointmentId, by }),
  // Clients book somebody: who it is does not change without asking them.
  seats: null,
};
