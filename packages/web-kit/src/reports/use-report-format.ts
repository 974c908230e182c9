import { formatDuration, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";

/** How reports write their numbers. */
export function useReportFormat() {
  const locale = useLocale();
  const { t } = useTranslation("kit");
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const days = (minutes: number) =>
    t("reports.days", { count: minutes / 1_440, days: tenths.format(minutes / 1_440) });
  return {
    /** @param share 0 to 1 */
    share: (share: number) => percent.format(share),
    count: (count: number) => whole.format(count),
    hours: (minutes: number) => t("reports.hours", { hours: tenths.format(minutes / 60) }),
    /** Days where it is many of them. */
    lead: (minutes: number) =>
      minutes < 2_880 ? formatDuration(Math.round(minutes / 60) * 60, locale) : days(minutes),
    days,
    /** `5 Mar`. */
    day: (date: string) =>
      new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
        new Date(`${date}T12:00:00Z`),
      ),
    /** `Mar 2026`. */
    month: (date: string) =>
      new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
        new Date(`${date}T12:00:00Z`),
      ),
  };
}

/** A part of a whole; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** A share as a spreadsheet gets it: per cent, to a tenth. */
export function percentOf(part: number, whole: number): number | null {
  const share = shareOf(part, whole);
  return share === null ? null : Math.round(share * 1_000) / 10;
}
