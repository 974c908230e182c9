import { formatShortDate, formatTime, useLocale } from "@convene/ui";
import { Text } from "@mantine/core";
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
  const where = { locale, timeZone };
  const moment = (instant: string) =>
    `${formatShortDate(new Date(instant), where)}, ${formatTime(new Date(instant), where)}`;
  return (
    <ol
      style={{
        margin: 0,
        paddingInlineStart: "1.75rem",
        display: "grid",
        gap: "0.4rem",
        fontSize: "var(--mantine-font-size-sm)",
      }}
    >
      {history.map((entry) => (
        <li key={`${entry.interviewId} ${entry.at} ${entry.kind}`}>
          <Text size="sm" component="div">
            {titles && <>{titles.get(entry.interviewId)}: </>}
            {entry.kind === "rescheduled" && entry.startBefore && entry.startAfter
              ? t("history.rescheduled", {
                  from: moment(entry.startBefore),
                  to: moment(entry.startAfter),
                })
              : entry.kind === "booked" && entry.startAfter
                ? t("history.booked", { time: moment(entry.startAfter) })
                : t(`history.${entry.kind}`)}
            <Text span c="dimmed" inherit>
              {" "}
              · {entry.byName ?? t(`history.by.${entry.byKind}`)} · {moment(entry.at)}
            </Text>
            {entry.reason !== null && (
              <Text size="sm" c="dimmed" component="div">
                “{entry.reason}”
              </Text>
            )}
          </Text>
        </li>
      ))}
    </ol>
  );
}
