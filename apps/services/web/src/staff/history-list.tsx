import { EventHistory, formatMoment, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { StaffAppointment } from "../api.ts";

interface HistoryListProps {
  readonly history: StaffAppointment["history"];
  readonly timeZone: string;
}

/** Who did what to an appointment, and when. */
export function HistoryList({ history, timeZone }: HistoryListProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const moment = (instant: string) => formatMoment(new Date(instant), { locale, timeZone });
  return (
    <EventHistory
      timeZone={timeZone}
      entries={history.map((entry) => ({
        key: `${entry.at} ${entry.kind}`,
        what:
          entry.kind === "rescheduled" && entry.startBefore && entry.startAfter
            ? t("history.rescheduled", {
                from: moment(entry.startBefore),
                to: moment(entry.startAfter),
              })
            : t(`history.${entry.kind}`),
        by: entry.byName ?? t(`history.by.${entry.byKind}`),
        at: new Date(entry.at),
        reason: entry.reason,
      }))}
    />
  );
}
