import { EventHistory } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { Interview } from "../api.ts";
import { useHistoryText } from "./use-history-text.ts";

interface HistoryListProps {
  readonly history: Interview["history"];
  readonly timeZone: string;
  /** What the interviews are called, where there are several. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** Who did what to interviews, and when. */
export function HistoryList({ history, timeZone, titles }: HistoryListProps) {
  const { t } = useTranslation("ats");
  const what = useHistoryText(timeZone);
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
