import type { Interval } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import { FAMILY_NAMES, FIRST_NAMES } from "./client-names.ts";
import type { DemoDiary } from "./demo-diary.ts";
import { DEMO_GUESTS } from "./demo-organisations.ts";
import type { DemoContext, DemoRows } from "./demo-rows.ts";
import type { DemoSalon, DemoSalonService } from "./demo-salon.ts";
import { clashDay } from "./plan-series.ts";
import { hoursKey } from "./plan-visits.ts";
import { REFUND_RULES } from "./visit-money.ts";

const [MONDAY, FRIDAY] = [1, 5];
/** Of the organisation's zone, as far as a demo's guest lives in reach of it. */
const NEARBY = "Europe/";
/** When there is a moment to write something down. */
const CLOCKS = ["10:40", "13:05", "15:20", "17:50"];
/** Numbers that belong to nobody. */
const BERLIN_NUMBER = "+49 30 23125 ";

type Context = DemoContext & { readonly salon: DemoSalon; readonly diary: DemoDiary };

/** When people are away or open otherwise than usual, last week and in those to come. */
export function addHours(rows: DemoRows, { organisation, tenantId, diary, calendar }: Context) {
  const nextWeek = diary.next(MONDAY, 1);
  const free = clashDay({ diary });
  const friday = diary.next(FRIDAY, 1);
  const away = [
    absence("camille@lumen.example", "Training in Lyon", [nextWeek + 3, nextWeek + 5]),
    absence("daniel@lumen.example", "Holiday", [nextWeek + 7, nextWeek + 12]),
    absence("jonas@lumen.example", "Moving house", [free, free + 1]),
    absence("mei@lumen.example", "Ill", [-23, -21]),
    absence("ana@lumen.example", "Dentist", [friday, friday], "14:00", "15:30"),
  ];
  const overrides = {
    [diary.date(nextWeek + 1)]: [["09:00", "12:00"]],
    [diary.date(nextWeek + 2)]: [["10:00", "14:00"]],
  } satisfies Record<string, [string, string][]>;

  for (const person of organisation.people) {
    const resourceId = calendar.resourceId(person.email);
    const own = away.filter(({ email }) => email === person.email);
    for (const { span, reason } of own) {
      calendar.block(person.email, span);
      rows.timeOff.push({ tenantId, resourceId, startsAt: span.start, endsAt: span.end, reason });
    }
    const schedule = rows.schedules.find((row) => row.resourceId === resourceId);
    const isOwner = person.servicesRole === "owner";
    if (isOwner && schedule) schedule.overrides = overrides;
    diary.setHours(person.email, {
      timeZone: person.timeZone,
      weeklyHours: person.hours,
      ...(isOwner && { overrides }),
      busy: own.map(({ span }) => span),
    });
  }

  function absence(
    email: string,
    reason: string,
    [first, last]: readonly [number, number],
    from = "00:00",
    to = "00:00",
  ): { readonly email: string; readonly reason: string; readonly span: Interval } {
    return { email, reason, span: { start: diary.at(first, from), end: diary.at(last, to) } };
  }
}

/** @returns their ids, by name */
export function addRooms(rows: DemoRows, { organisation, tenantId, salon }: Context) {
  return salon.rooms.map(({ name, kind }) => {
    const id = uuidv7();
    rows.resources.push({ tenantId, id, kind, name, timeZone: organisation.timeZone });
    return [name, { id, kind }] as const;
  });
}

/** @param roomOf Ids of rooms and devices. @returns the ids of the services, by name */
export function addServices(
  rows: DemoRows,
  { organisation, tenantId, salon, diary, calendar }: Context,
  roomOf: (name: string) => { readonly id: string },
) {
  return salon.services.map((service, place) => {
    const serviceId = uuidv7();
    rows.services.push({
      ...columnsOf(service),
      tenantId,
      id: serviceId,
      position: place,
      currency: organisation.currency,
    });
    for (const host of service.hosts) {
      const resourceId = calendar.resourceId(host.email);
      const { schedule } = host;
      const scheduleId = schedule ? uuidv7() : null;
      if (schedule && scheduleId) {
        const { name, hours } = schedule;
        rows.schedules.push({
          tenantId,
          id: scheduleId,
          resourceId,
          name,
          weeklyHours: hours as Prisma.InputJsonObject,
        });
        diary.setHours(hoursKey(host), { timeZone: organisation.timeZone, weeklyHours: hours });
      }
      rows.serviceHosts.push({ tenantId, serviceId, resourceId, scheduleId });
    }
    for (const [position, names] of service.needs.entries()) {
      for (const name of names) {
        rows.needs.push({ tenantId, serviceId, position, resourceId: roomOf(name).id });
      }
    }
    return [service.name, serviceId] as const;
  });
}

function columnsOf(service: DemoSalonService) {
  const { name, description, category, location, roomProvider, colour, capacity } = service;
  const { durationMinutes, bufferAfterMinutes, price, paymentTiming, depositAmount } = service;
  return {
    name,
    description,
    category,
    location,
    roomProvider: roomProvider ?? null,
    colour,
    capacity,
    plannedOnly: capacity > 1,
    durationMinutes,
    bufferAfterMinutes,
    stepMinutes: 30,
    price,
    paymentTiming,
    depositAmount: depositAmount ?? null,
    fields: (service.fields ?? []).map(({ ...field }) => field),
    refundRules: REFUND_RULES,
  };
}

/**
 * Clients with notes about some of them. Lists show the latest first, so those with a story come last.
 *
 * @returns their ids by name: the salon's own, then the others
 */
export function addClients(
  rows: DemoRows,
  { organisation, tenantId, salon, diary, calendar }: Context,
) {
  const { timeZone } = organisation;
  const strangers = FIRST_NAMES.flatMap((first) =>
    FAMILY_NAMES.map((family) => `${first} ${family}`),
  );
  const nearby = DEMO_GUESTS.filter(([, , zone]) => zone.startsWith(NEARBY));
  const people = [
    ...strangers.map((name, index) => ({
      name,
      email: `${name.toLowerCase().replace(" ", ".")}@mail.example`,
      phone: index % 3 === 0 ? null : `${BERLIN_NUMBER}${String(100 + index)}`,
      timeZone,
      locale: organisation.locale,
    })),
    ...nearby.map(([name, email, zone, locale]) => {
      return { name, email, phone: null, timeZone: zone, locale };
    }),
    ...salon.clients.toReversed().map(({ name, email, phone, locale }) => {
      return { name, email, phone, timeZone, locale: locale ?? organisation.locale };
    }),
  ];
  const ids = people.map((person, index) => {
    const id = uuidv7();
    const agreedAt = person.phone && index % 2 === 0 ? calendar.ago(100) : null;
    rows.clients.push({
      ...person,
      tenantId,
      id,
      smsOptInAt: agreedAt,
      createdAt: calendar.ago(120),
    });
    return [person.name, id] as const;
  });
  const idOf = new Map(ids);
  const authors = rows.members.filter(({ servicesRole }) => servicesRole !== null);
  for (const { name, notes } of salon.clients) {
    for (const [index, text] of (notes ?? []).entries()) {
      rows.notes.push({
        tenantId,
        id: uuidv7(),
        clientId: idOf.get(name) ?? "",
        memberId: calendar.pick(authors).id,
        text,
        createdAt: diary.at(-40 + 12 * index + calendar.upTo(10), calendar.pick(CLOCKS)),
      });
    }
  }
  return ids.toReversed();
}
