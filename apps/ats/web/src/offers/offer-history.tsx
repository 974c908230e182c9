import { EventHistory, formatPrice, formatShortLocalDate, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Offer } from "./offer-queries.ts";

type Change = Offer["history"][number];

/** All that was done with an offer, by whom, when and why, the latest first. */
export function OfferHistory({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  return (
    <EventHistory
      timeZone={timeZone}
      entries={offer.history.toReversed().map((change) => ({
        key: change.id,
        what: [
          whatHappened(change, t),
          ...whatChanged(change, { t, locale, currency: offer.currency }),
        ].join(" "),
        by: change.byName ?? t(`by.${change.byKind}`),
        at: new Date(change.at),
        reason: change.reason,
      }))}
    />
  );
}

function whatHappened({ stateBefore, stateAfter, details }: Change, t: TFunction<"offers">) {
  if (stateBefore === null) return t("happened.made");
  if (details.decision !== undefined) return t(`happened.${details.decision}`);
  if (details.again) return t("happened.sentAgain");
  if (details.renewed) return t("happened.renewed");
  if (stateAfter === "draft") return t("happened.edited");
  if (stateAfter === "approved") return t("happened.ready");
  return t(`happened.${stateAfter}`);
}

interface Where {
  readonly t: TFunction<"offers">;
  readonly locale: string;
  readonly currency: string;
}

/** Before and after of each, a phrase each. */
function whatChanged({ details, stateAfter }: Change, { t, locale, currency }: Where): string[] {
  const money = (amount: string | number, of: string) => formatPrice(Number(amount), of, locale);
  const [currencyBefore, currencyAfter] = details.currency ?? [currency, currency];
  const date = (day: string | number) => formatShortLocalDate(String(day), locale);
  const pair = (label: string, [before, after]: readonly [string, string]) =>
    t("changed.pair", { label, before, after });
  return [
    ...(details.title
      ? [pair(t("form.title"), [String(details.title[0]), String(details.title[1])])]
      : []),
    ...(details.salary
      ? [
          pair(t(stateAfter === "countered" ? "changed.asked" : "salary"), [
            money(details.salary[0], String(currencyBefore)),
            money(details.salary[1], String(currencyAfter)),
          ]),
        ]
      : []),
    ...(details.currency && !details.salary
      ? [pair(t("form.currency"), [String(currencyBefore), String(currencyAfter)])]
      : []),
    ...(details.payPeriod
      ? [
          pair(t("form.period"), [
            periodText(details.payPeriod[0], t),
            periodText(details.payPeriod[1], t),
          ]),
        ]
      : []),
    ...(details.startDate
      ? [pair(t("form.start"), [date(details.startDate[0]), date(details.startDate[1])])]
      : []),
    ...(details.validDays
      ? [pair(t("form.validDays"), [String(details.validDays[0]), String(details.validDays[1])])]
      : []),
    ...(details.letter ? [t("changed.letter")] : []),
    ...(details.approvers ? [t("changed.approvers")] : []),
  ];
}

function periodText(period: string | number, t: TFunction<"offers">): string {
  return period === "hour" || period === "month" || period === "year"
    ? t(`periods.${period}`)
    : String(period);
}
