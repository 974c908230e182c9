import { formatMoment, formatPrice, useLocale } from "@convene/ui";
import { DecisionList } from "@convene/web-kit";
import { useTranslation } from "react-i18next";
import type { Today } from "./today-entries.ts";

type Decision = Today["decisions"][number];

/** Where each kind is decided; the others are decided appointment by appointment. */
const PLACES: Readonly<Partial<Record<Decision["kind"], string>>> = {
  conflicts: "/conflicts",
  seriesClashes: "/series",
  pending: "/calendar?status=pending&view=list",
  failedMessages: "/messages?state=dead",
  lostCalendars: "/calendars",
  waitingOffers: "/waiting",
};

/** As the API counts: no further. */
const MOST_COUNTED = 100;

interface DecisionsProps {
  readonly decisions: readonly Decision[];
  /** IANA, the viewer's. */
  readonly timeZone: string;
}

/** What waits for a person of this organisation. */
export function Decisions({ decisions, timeZone }: DecisionsProps) {
  const { t } = useTranslation(["services", "kit"]);
  const locale = useLocale();
  return (
    <DecisionList
      emptyHint={t("today.allClearHint")}
      decisions={decisions.map(({ kind, count, appointments, names }) => {
        const shown = count >= MOST_COUNTED ? t("kit:today.manyPlus", { count }) : String(count);
        return {
          key: kind,
          title: t(`today.kinds.${kind}`, { count, shown }),
          hint: t(`today.hints.${kind}`, { names: names.join(", ") }),
          href: PLACES[kind],
          items: appointments.map(({ id, clientName, start, amount, currency }) => ({
            key: id,
            label: `${clientName} · ${formatMoment(new Date(start), { locale, timeZone })}`,
            href: `/calendar?appointment=${id}`,
            aside: amount === null ? undefined : formatPrice(amount, currency, locale),
          })),
          more: appointments.length > 0 ? count - appointments.length : 0,
        };
      })}
    />
  );
}
