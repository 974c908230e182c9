import type { EventChanges } from "@convene/server-kit";
import { possibleChanges } from "../domain/change-policy.ts";
import { maySchedule } from "../domain/viewer.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { findAlternatives } from "../use-cases/find-alternatives.ts";
import { findStandIns } from "../use-cases/find-stand-ins.ts";
import { type ReplacePorts, replaceInterviewer } from "../use-cases/replace-interviewer.ts";
import { rescheduleInterview } from "../use-cases/reschedule-interview.ts";

/** What may be done about an interview where a calendar disagrees with it, and by which use case. */
export function interviewChanges(ports: ReplacePorts): EventChanges {
  return {
    possible({ kind, row }, member, now) {
      if (kind !== "interview") throw new Error("Appointments are the other app's");
      if (!maySchedule(member)) {
        const code = "NOT_ALLOWED";
        return { whyNotMove: code, whyNotCancel: code, whyNotReplace: code };
      }
      const { whyNotMove, whyNotCancel, whyNotReplace } = possibleChanges(row, "staff", now);
      return {
        whyNotMove: whyNotMove?.code ?? null,
        whyNotCancel: whyNotCancel?.code ?? null,
        whyNotReplace: whyNotReplace?.code ?? null,
      };
    },
    findTimes: (work, { row }, { timeZone }) =>
      findAlternatives(work, { of: { interviewId: row.id }, start: row.scheduledStart, timeZone }),
    move: (work, { eventId: interviewId, ...change }) =>
      rescheduleInterview(work, { interviewId, ...change }),
    cancel: (work, { eventId: interviewId, by }) => cancelInterview(work, { interviewId, by }),
    seats: {
      findStandIns: (work, { eventId: interviewId, resourceId }) =>
        findStandIns(work, { interviewId, resourceId }),
      replace: (work, { eventId: interviewId, ...change }) =>
        replaceInterviewer(work, { interviewId, ...change }, ports),
    },
  };
}
