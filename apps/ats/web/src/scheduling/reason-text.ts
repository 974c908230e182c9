import type { TFunction } from "i18next";
import type { TimeProposal } from "../api.ts";

type TimeReason = TimeProposal["reasons"][number];

const IN_FAVOUR: readonly TimeReason["reason"][] = [
  "insideHours",
  "candidateHours",
  "balancesLoad",
  "timeBetween",
];

/** Whether a reason speaks for a time. */
export function isInFavour({ reason }: TimeReason): boolean {
  return IN_FAVOUR.includes(reason);
}

/** What speaks for a time or against it, in a few words. */
export function reasonText(
  reason: TimeReason,
  names: ReadonlyMap<string, string>,
  candidate: string,
  t: TFunction<"scheduling">,
): string {
  const nameOf = (id: string) => names.get(id) ?? "";
  switch (reason.reason) {
    case "insideHours":
    case "candidateHours":
    case "balancesLoad":
      return t(`reason.${reason.reason}`, { name: candidate });
    case "timeBetween":
      return t("reason.timeBetween", { count: reason.minutes });
    case "outsidePreferred":
      return t("reason.outsidePreferred", { name: nameOf(reason.personId) });
    case "earlyLocal":
    case "lateLocal":
      return t(`reason.${reason.reason}`, {
        name: nameOf(reason.personId),
        time: reason.localTime,
      });
    case "candidateEarly":
    case "candidateLate":
      return t(`reason.${reason.reason}`, { name: candidate, time: reason.localTime });
    case "moreLoad":
      return t("reason.moreLoad", { name: nameOf(reason.personId), count: reason.interviews });
    case "tight":
      return t("reason.tight", { name: nameOf(reason.personId), count: reason.minutes });
    case "overCap":
      return t(`reason.overCap.${reason.per}`, { name: nameOf(reason.personId) });
  }
}
