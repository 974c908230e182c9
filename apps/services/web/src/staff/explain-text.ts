import { formatDate, formatMoment, formatShortDate, formatTime, localDate } from "@convene/ui";
import { differenceInMinutes } from "date-fns";
import type { TFunction } from "i18next";
import type { Explanation } from "../api.ts";

interface Where {
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

type GeneralReason = Explanation["reasons"][number];
type HostReason = Explanation["hosts"][number]["reasons"][number];

/** Why nobody at all can be booked then, a sentence each; that nobody is free says itself. */
export function generalTexts(
  { reasons }: Pick<Explanation, "reasons">,
  t: TFunction<"services">,
  where: Where,
): readonly string[] {
  return reasons.flatMap((reason) => generalText(reason, t, where) ?? []);
}

function generalText(
  reason: GeneralReason,
  t: TFunction<"services">,
  where: Where,
): string | undefined {
  switch (reason.reason) {
    case "beforeNotice": {
      const earliest = new Date(reason.earliest);
      return t("why.beforeNotice", {
        day: formatShortDate(earliest, where),
        time: formatTime(earliest, where),
      });
    }
    case "beyondHorizon":
      return t("why.beyondHorizon", { day: formatDate(new Date(reason.latest), where) });
    case "offGrid":
      return t("why.offGrid");
    case "outsideRange":
    case "tooFewHosts":
      return undefined;
  }
}

/** Why one person can't be booked then, a sentence each. */
export function hostTexts(
  host: Explanation["hosts"][number],
  explanation: Explanation,
  t: TFunction<"services">,
  where: Where,
): readonly string[] {
  return host.reasons.map((reason) => hostText(reason, explanation, t, where));
}

function hostText(
  reason: HostReason,
  explanation: Explanation,
  t: TFunction<"services">,
  where: Where,
): string {
  switch (reason.reason) {
    case "outsideHours":
      return t("why.outsideHours");
    case "dayLimitReached":
      return t("why.dayLimit", { count: reason.limit });
    case "weekLimitReached":
      return t("why.weekLimit", { count: reason.limit });
    case "busy":
      return busyText(reason.interval, explanation, t, where);
  }
}

/** A clash, or a gap that is shorter than the buffer. */
function busyText(
  interval: { readonly start: string; readonly end: string },
  { start, end, bufferBeforeMinutes, bufferAfterMinutes }: Explanation,
  t: TFunction<"services">,
  where: Where,
): string {
  const after = differenceInMinutes(interval.start, end);
  if (Date.parse(interval.start) >= Date.parse(end)) {
    return t("why.tooCloseBefore", { count: after, required: bufferAfterMinutes });
  }
  const before = differenceInMinutes(start, interval.end);
  if (Date.parse(interval.end) <= Date.parse(start)) {
    return t("why.tooCloseAfter", { count: before, required: bufferBeforeMinutes });
  }
  const [from, to] = [new Date(interval.start), new Date(interval.end)];
  // The clock alone says nothing of what lasts for days.
  const isOneDay = localDate(from, where.timeZone) === localDate(to, where.timeZone);
  const format = isOneDay ? formatTime : formatMoment;
  return t("why.busy", { from: format(from, where), to: format(to, where) });
}

/** The whole explanation in one line, for where there is no room for more. */
export function explanationText(
  explanation: Explanation,
  t: TFunction<"services">,
  where: Where,
): string {
  const [general] = generalTexts(explanation, t, where);
  // A room is in the way where no other one of its kind is free.
  const missing = explanation.needs.filter((need) => need.missing);
  const inTheWay = [...explanation.hosts, ...missing.flatMap((need) => need.resources)];
  const hosts = inTheWay.flatMap((host) => {
    const [first] = hostTexts(host, explanation, t, where);
    return first === undefined ? [] : [t("why.person", { name: host.name, why: first })];
  });
  return [general ?? [], hosts].flat().join(" ");
}
