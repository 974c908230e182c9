import { addDays, addHours, addMinutes, min, subDays, subHours } from "date-fns";
import type { SalonPlan } from "./plan-visits.ts";
import type { Visit } from "./salon-visit.ts";

interface Names {
  /** Of each e-mail address. */
  readonly nameOf: (email: string) => string;
  /** By name, of the salon's own clients. */
  readonly clientOf: (name: string) => string;
}

/**
 * Makes some of the visits what everybody wants to see once: changed by staff, handed over, waiting for
 * a confirmation, not paid, given back in part, not given back because the card refused it.
 */
export function tellStories(
  { salon, diary }: SalonPlan,
  visits: readonly Visit[],
  { nameOf, clientOf }: Names,
): void {
  const { now } = diary;
  const open = new Set(
    visits
      .filter((visit) => !visit.sessionId && !visit.series && !visit.movedAt && !visit.cancelled)
      .toSorted((a, b) => a.start.getTime() - b.start.getTime()),
  );
  /** Each visit has one story at most. */
  const claim = (count: number, suits: (visit: Visit) => boolean, latestFirst = false) => {
    const found = [...open].filter(suits);
    const chosen = latestFirst ? found.toReversed().slice(0, count) : found.slice(0, count);
    for (const visit of chosen) open.delete(visit);
    return chosen;
  };
  const paid = (visit: Visit) => visit.status === "completed" && visit.price > 0;
  const onSite = ({ service }: Visit) => service.paymentTiming === "on_site";
  const inFull = ({ service }: Visit) => service.paymentTiming === "full";
  const since = (days: number) => (visit: Visit) => visit.end > subDays(now, days);
  const ahead = (visit: Visit) => visit.status === "confirmed";

  const laterOn = claim(2, (one) => ahead(one) && one.start > addDays(now, 1));
  for (const visit of [...claim(1, ahead), ...laterOn]) {
    visit.status = "pending";
    visit.byStaff = false;
    visit.createdAt = subHours(now, 5);
  }
  for (const visit of claim(3, (one) => paid(one) && onSite(one) && since(6)(one), true)) {
    visit.money = "unpaid";
  }
  for (const visit of claim(2, (one) => paid(one) && onSite(one) && since(9)(one), true)) {
    visit.money = "cashToGiveBack";
  }
  const [half, refused] = claim(2, (one) => paid(one) && inFull(one) && since(9)(one), true);
  if (half) cancelByClient(half, 16, "The train does not run");
  if (refused) {
    cancelByClient(refused, 40, "Moved to another town");
    refused.money = "refundFailed";
  }

  const [shorter] = claim(1, (one) => ahead(one) && one.service.name === "Classic massage");
  if (shorter) {
    editBefore(now, shorter, 20);
    shorter.more.push({
      kind: "edited",
      at: subHours(now, 20),
      by: "host",
      reason: "Wanted an hour after all",
      details: { durationMinutes: [90, 60] },
    });
  }
  const [handedOver] = claim(1, (one) => ahead(one) && one.service.hosts.length > 1);
  const other = handedOver?.service.hosts.find(({ email }) => email !== handedOver.host);
  if (handedOver && other) {
    editBefore(now, handedOver, 6);
    const [from, to] = [nameOf(other.email), nameOf(handedOver.host)];
    handedOver.more.push({
      kind: "edited",
      at: subHours(now, 6),
      by: "manager",
      reason: `${from.split(" ")[0]} has a course that day`,
      details: { host: [from, to] },
    });
  }
  const [cheaper] = claim(1, (one) => ahead(one) && onSite(one) && one.price > 0);
  if (cheaper) {
    const agreed = cheaper.price;
    cheaper.price = Math.round(agreed * 0.8);
    editBefore(now, cheaper, 30);
    cheaper.more.push({
      kind: "edited",
      at: subHours(now, 30),
      by: "manager",
      reason: "Tenth visit",
      details: { price: [agreed, cheaper.price] },
    });
  }

  const byPhone = salon.clients.filter(({ email }) => email === null);
  for (const [index, { name }] of byPhone.entries()) {
    const called = [
      ...claim(
        index === 0 ? 5 : 1,
        (one) => paid(one) && onSite(one) && one.byStaff && since(60)(one),
      ),
      ...claim(1, (one) => ahead(one) && one.byStaff && one.start > addDays(now, 1)),
    ];
    for (const visit of called) visit.clientId = clientOf(name);
  }
  const noted = ["Prefers the quiet corner", "Brings her daughter along", "A present: voucher 118"];
  for (const [index, visit] of claim(noted.length, ahead).entries()) {
    visit.notes = noted[index] ?? "";
  }
}

/** Cancelled in time for what the refund rules give, so many hours before the start. */
function cancelByClient(visit: Visit, noticeHours: number, reason: string): void {
  visit.status = "cancelled";
  visit.byStaff = false;
  visit.cancelled = { at: subHours(visit.start, noticeHours), by: "client", reason };
  visit.createdAt = min([visit.createdAt, subDays(visit.start, 6)]);
}

/** It was booked before it was changed. */
function editBefore(now: Date, visit: Visit, hours: number): void {
  visit.createdAt = min([
    visit.createdAt,
    addMinutes(subHours(now, hours + 48), 7),
    addHours(now, -hours - 1),
  ]);
}
