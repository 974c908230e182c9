import { EventHistory, formatMoment, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { Interview } from "../api.ts";

interface HistoryListProps {
  readonly history: Interview["history"];
  readonly timeZone: string;
  /** What the interviews are called, where there are several. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** Who did what to interviews, and when. */
export function HistoryList({ history, timeZone, titles }: HistoryListProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const moment = (instant: string) => formatMoment(new Date(instant), { locale, timeZone });
  const what = ({ kind, startBefore, startAfter }: Interview["history"][number]) => {
    if (kind === "rescheduled" && startBefore && startAfter) {
      return t("history.rescheduled", { from: moment(startBefore), to: moment(startAfter) });
    }
    return kind === "booked" && startAfter
      ? t("history.booked", { time: moment(startAfter) })
      : t(`history.${kind}`);
  };
  return (
    <EventHistory
      numbered
      timeZone={timeZone}
      entries={history.map((entry) => ({
        key: `${entry.interviewId} ${entry.at} ${entry.kind}`,
        what: titles ? `${titles.get(entry.interviewId)}: ${what(entry)}` : what(entry),
        by: entry.byName ?? t(`history.by.${entry.byKind}`),
        at: new Date(entry.at),
        reason: entry.reason,
      }))}
    />
  );
}
