import { EventHistory, formatDuration, formatMoment, formatPrice, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { StaffAppointment } from "../api.ts";

type Entry = StaffAppointment["history"][number];

interface HistoryListProps {
  readonly history: readonly Entry[];
  /** Of the amounts in it. */
  readonly currency: string;
  readonly timeZone: string;
}

/** Who did what to an appointment, when and why. */
export function HistoryList({ history, currency, timeZone }: HistoryListProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const moment = (instant: string) => formatMoment(new Date(instant), { locale, timeZone });

  const shown = (field: string, value: unknown): string => {
    if (value === null || value === "") return "–";
    if (field === "durationMinutes") return formatDuration(Number(value), locale);
    if (field === "price") return formatPrice(Number(value), currency, locale);
    return String(value);
  };
  /** What else was changed, in words; what nobody here knows is left out. */
  const detailsOf = ({ details }: Entry): string =>
    Object.entries(details ?? {})
      .flatMap(([field, change]) => {
        if (field === "notes") return t("history.details.notes");
        const isKnown = ["durationMinutes", "host", "location", "price"].includes(field);
        if (!isKnown || !Array.isArray(change)) return [];
        const [before, after] = change;
        const values = { before: shown(field, before), after: shown(field, after) };
        return t(`history.details.${field}`, values);
      })
      .join(", ");
  const whatOf = (entry: Entry): string => {
    const { kind, startBefore, startAfter, details } = entry;
    if (kind === "rescheduled" && startBefore && startAfter) {
      return t("history.rescheduled", { from: moment(startBefore), to: moment(startAfter) });
    }
    const amount = details?.amount;
    if ((kind === "paid" || kind === "refunded") && typeof amount === "number") {
      return t("history.amount", {
        what: t(`history.${kind}`),
        amount: formatPrice(amount, currency, locale),
      });
    }
    return t(`history.${kind}`);
  };
  return (
    <EventHistory
      timeZone={timeZone}
      entries={history.map((entry) => ({
        key: `${entry.at} ${entry.kind}`,
        what: [whatOf(entry), detailsOf(entry)].filter(Boolean).join(" · "),
        by: entry.byName ?? t(`history.by.${entry.byKind}`),
        at: new Date(entry.at),
        reason: entry.reason,
      }))}
    />
  );
}
