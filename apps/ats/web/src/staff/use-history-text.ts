import { formatMoment, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { Interview } from "../api.ts";

type Entry = Interview["history"][number];

/**
 * Says in words what was done to an interview.
 *
 * @param timeZone IANA, the viewer's.
 */
export function useHistoryText(timeZone: string): (entry: Entry) => string {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const moment = (instant: string) => formatMoment(new Date(instant), { locale, timeZone });
  return ({ kind, startBefore, startAfter }) => {
    if (kind === "rescheduled" && startBefore && startAfter) {
      return t("history.rescheduled", { from: moment(startBefore), to: moment(startAfter) });
    }
    return kind === "booked" && startAfter
      ? t("history.booked", { time: moment(startAfter) })
      : t(`history.${kind}`);
  };
}
