import { toLocal } from "@convene/scheduling-core";
import { getISODay, min, parseISO, subMinutes } from "date-fns";

/** Which times would do for somebody on a waiting list. */
export interface WaitingWishes {
  /** The first and the last start that would do. */
  readonly earliest: Date;
  readonly latest: Date;
  /** IANA: that of the weekdays and local times. */
  readonly timezone: string;
  /** 1 (Monday) to 7; empty: any. */
  readonly weekdays: readonly number[];
  /** Local times between which it may begin, `HH:mm`, ends included; null: any. */
  readonly fromLocal: string | null;
  readonly untilLocal: string | null;
  /** Starts that were offered and not taken. */
  readonly passedStarts: readonly Date[];
}

/**
 * Whether a start is one that would do. Whoever passed a time does not want the one a quarter of an hour
 * later either, which the same gap would give: nothing that overlaps it is offered to them again.
 */
export function suitsWishes(
  wishes: WaitingWishes,
  start: Date,
  { durationMinutes }: { readonly durationMinutes: number },
): boolean {
  if (start < wishes.earliest || start > wishes.latest) return false;
  const durationMs = durationMinutes * 60_000;
  const overlaps = (passed: Date) => Math.abs(passed.getTime() - start.getTime()) < durationMs;
  if (wishes.passedStarts.some(overlaps)) return false;
  const { local } = toLocal(start, wishes.timezone);
  const [date = "", time = ""] = local.split("T");
  if (wishes.weekdays.length > 0 && !wishes.weekdays.includes(getISODay(parseISO(date)))) {
    return false;
  }
  const { fromLocal, untilLocal } = wishes;
  if (fromLocal === null || untilLocal === null) return true;
  const clock = time.slice(0, 5);
  return clock >= fromLocal && clock <= untilLocal;
}

/** Less is no offer: somebody has to read a mail first. */
const SHORTEST_OFFER_MINUTES = 5;

interface OfferTerms {
  readonly now: Date;
  readonly start: Date;
  /** How long the organisation keeps a time for somebody. */
  readonly offerMinutes: number;
  /** The service's: whoever comes later cannot book it any more. */
  readonly minimumNoticeMinutes: number;
}

/**
 * Until when a start is kept for somebody who waits.
 *
 * @returns null where too little time is left to offer it at all
 */
export function offerUntil(terms: OfferTerms): Date | null {
  const { now, start, offerMinutes, minimumNoticeMinutes } = terms;
  const minute = 60_000;
  const until = min([
    new Date(now.getTime() + offerMinutes * minute),
    subMinutes(start, minimumNoticeMinutes),
  ]);
  return until.getTime() - now.getTime() >= SHORTEST_OFFER_MINUTES * minute ? until : null;
}
