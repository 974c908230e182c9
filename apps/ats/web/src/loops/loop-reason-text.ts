import { describeZone } from "@convene/ui";
import type { TFunction } from "i18next";
import type { LoopProposal, LoopProposals } from "./loop-query.ts";

export type LoopReason = LoopProposal["reasons"][number];

const IN_FAVOUR: readonly LoopReason["reason"][] = [
  "candidateHours",
  "noGaps",
  "insideHours",
  "balancesLoad",
];

/** Whether a reason speaks for a proposal. */
export function isInFavour(reason: LoopReason): boolean {
  return reason.reason === "days" ? reason.count === 1 : IN_FAVOUR.includes(reason.reason);
}

/** Who and what reasons speak of. */
export interface LoopNames {
  readonly order: LoopProposals["order"];
  readonly people: LoopProposals["people"];
  readonly candidate: string;
}

/** What speaks for a proposal or against it, in a few words. */
export function loopReasonText(
  reason: LoopReason,
  { order, people, candidate }: LoopNames,
  t: TFunction<"requests">,
  locale: string,
): string {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? "";
  const titleOf = (position: number) => order.interviews[position]?.title ?? "";
  switch (reason.reason) {
    case "days":
      return t("loop.reason.days", { count: reason.count });
    case "candidateHours":
      return t("loop.reason.candidateHours", { name: candidate });
    case "outsideCandidateHours":
      return t("loop.reason.outsideCandidateHours", {
        title: titleOf(reason.position),
        minutes: reason.minutes,
        name: candidate,
      });
    case "noGaps":
    case "balancesLoad":
      return t(`loop.reason.${reason.reason}`);
    case "gap":
      return t("loop.reason.gap", { minutes: reason.minutes, title: titleOf(reason.before) });
    case "insideHours":
      return t("loop.reason.someInsideHours", {
        names: new Intl.ListFormat(locale).format(reason.hostIds.map(nameOf)),
      });
    case "outsidePreferred":
      return t("loop.reason.outsidePreferred", { name: nameOf(reason.hostId) });
    case "earlyLocal":
    case "lateLocal":
      return t(`loop.reason.${reason.reason}`, {
        name: nameOf(reason.hostId),
        time: reason.localTime,
        city: describeZone(reason.timeZone).city,
      });
    case "moreLoad":
      return t("loop.reason.moreLoad", {
        name: nameOf(reason.hostId),
        count: reason.interviews,
      });
    case "sitsAgain":
      return t("loop.reason.sitsAgain", {
        name: nameOf(reason.hostId),
        count: reason.interviews,
      });
  }
}

/** Why there is no proposal, each reason in a sentence. */
export function whyNoLoops(
  { verdict, interviews }: NonNullable<LoopProposals["whyNone"]>,
  { order, candidate }: LoopNames,
  t: TFunction<"requests">,
  locale: string,
): string[] {
  if (verdict !== "interviews") return [t(`loop.whyNone.${verdict}`)];
  return interviews.flatMap(({ position, verdict: why, emptySeats, lacksRoom }) => {
    const ordered = order.interviews[position];
    const title = ordered?.title ?? "";
    if (why === "fits") return [];
    if (why !== "nobodyFree") return [t(`loop.whyNone.${why}`, { title, name: candidate })];
    const seats = emptySeats.map((seat) => ordered?.seats[seat] ?? t("loop.whyNone.someone"));
    const texts = [
      ...(seats.length > 0
        ? [
            t("loop.whyNone.emptySeats", {
              title,
              seats: new Intl.ListFormat(locale).format(seats),
            }),
          ]
        : []),
      ...(lacksRoom ? [t("loop.whyNone.lacksRoom", { title })] : []),
    ];
    return texts.length > 0 ? texts : [t("loop.whyNone.nobodyFree", { title })];
  });
}
