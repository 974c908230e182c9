import { describeZone, formatShortDate, formatTime } from "@convene/ui";
import type { TFunction } from "i18next";
import type { Explanation } from "../api.ts";

interface Where {
  readonly locale: string;
  /** IANA, the viewer's. */
  readonly timeZone: string;
}

/** Why nobody at all can meet then, a sentence each. */
export function generalTexts(
  { reasons }: Explanation,
  t: TFunction<"ats">,
  { locale, timeZone }: Where,
): string[] {
  return reasons.flatMap((reason) => {
    if (reason.reason !== "beforeNotice") return [];
    const earliest = new Date(reason.earliest);
    return [
      t("why.past", {
        day: formatShortDate(earliest, { locale, timeZone }),
        time: formatTime(earliest, { locale, timeZone }),
      }),
    ];
  });
}

type Person = Explanation["people"][number] | Explanation["rooms"][number];

/** Why a time does not suit somebody, a sentence each. */
export function personTexts(
  person: Person,
  explanation: Explanation,
  t: TFunction<"ats">,
  where: Where,
): string[] {
  return person.reasons.map((reason) => personText(reason, person, explanation, t, where));
}

function personText(
  reason: Person["reasons"][number],
  person: Person,
  { start }: Explanation,
  t: TFunction<"ats">,
  { locale, timeZone }: Where,
): string {
  switch (reason.reason) {
    case "outsideHours":
      return t("why.outsideHours", {
        time: formatTime(new Date(start), { locale, timeZone: person.timeZone }),
        city: describeZone(person.timeZone).city,
      });
    case "busy":
      return t("why.busy", {
        from: formatTime(new Date(reason.interval.start), { locale, timeZone }),
        to: formatTime(new Date(reason.interval.end), { locale, timeZone }),
      });
    case "dayLimitReached":
      return t("why.dayLimit", { count: reason.limit });
    case "weekLimitReached":
      return t("why.weekLimit", { count: reason.limit });
  }
}

/** The whole explanation in one line, for where there is no room for more. */
export function explanationText(
  explanation: Explanation,
  t: TFunction<"ats">,
  where: Where,
): string {
  const people = explanation.people.flatMap((person) => {
    const [first] = personTexts(person, explanation, t, where);
    return first === undefined ? [] : [t("why.person", { name: person.name, why: first })];
  });
  return [...generalTexts(explanation, t, where), ...people].join(" ");
}
