import { min, subMinutes } from "date-fns";
import { DemoDiary } from "./demo-diary.ts";
import type { DemoContext, DemoRows } from "./demo-rows.ts";
import type { DemoSalon } from "./demo-salon.ts";
import { planSeries } from "./plan-series.ts";
import { planSessions } from "./plan-sessions.ts";
import { planVisits, type SalonPlan } from "./plan-visits.ts";
import { type DemoResource, known, type SalonContext } from "./salon-context.ts";
import { addClients, addHours, addRooms, addServices } from "./salon-people.ts";
import type { Visit } from "./salon-visit.ts";
import { tellStories } from "./tell-stories.ts";
import { numberReceipts } from "./visit-money.ts";
import { addSeries, addSession, addVisit } from "./visit-rows.ts";
import { addWaiting, planOffer } from "./waiting-rows.ts";

/** Makes up a salon's services, clients, months of appointments, and all that hangs on them. */
export function addSalon(rows: DemoRows, context: DemoContext, salon: DemoSalon): void {
  const { organisation, calendar } = context;
  const diary = new DemoDiary(calendar.now, organisation.timeZone);
  const opened = { ...context, salon, diary };
  rows.tenant.bookingIntro = salon.bookingIntro;
  addHours(rows, opened);
  const rooms = addRooms(rows, opened);
  const services = addServices(rows, opened, known(rooms));
  const clients = addClients(rows, opened);
  const own: SalonContext = {
    ...opened,
    resourceOf: known<DemoResource>([...rooms, ...peopleOf(context)]),
    memberOf: known(rows.members.map(({ email, id }) => [email, id])),
    serviceOf: known(services),
    clientOf: known(clients),
  };

  // Who has no address books by phone only.
  const silent = new Set(salon.clients.flatMap(({ name, email }) => (email ? [] : [name])));
  const clientIds = clients.filter(([name]) => !silent.has(name)).map(([, id]) => id);
  const plan: SalonPlan = { salon, diary, chance: calendar, clientIds };
  const sessions = planSessions(plan);
  const series = planSeries(plan);
  const offer = planOffer(plan);
  const visits = [
    ...sessions.flatMap((session) => session.visits),
    ...series.visits,
    ...planVisits(plan),
  ];
  const nameOf = known(organisation.people.map(({ email, name }) => [email, name]));
  tellStories(plan, visits, { nameOf, clientOf: own.clientOf });

  for (const session of sessions) addSession(rows, own, session);
  addSeries(rows, own, series);
  for (const visit of visits) addVisit(rows, own, visit);
  rows.tenant.receipts = numberReceipts(rows.payments);
  addWaiting(rows, own, { offer, sessions, visits });
  setFirstContact(rows, visits);
  blockInterviews(rows, context, own);
}

function peopleOf({ organisation, calendar }: DemoContext) {
  return organisation.people.map(
    ({ email }) => [email, { id: calendar.resourceId(email), kind: "person" as const }] as const,
  );
}

/** Clients are known since they first booked, or a little longer. */
function setFirstContact(rows: DemoRows, visits: readonly Visit[]): void {
  const first = new Map<string, Date>();
  for (const { clientId, createdAt } of visits) {
    first.set(clientId, min([first.get(clientId) ?? createdAt, createdAt]));
  }
  for (const client of rows.clients) {
    const bookedAt = first.get(client.id);
    if (bookedAt) client.createdAt = subMinutes(bookedAt, 5);
  }
}

/** Interviews of the same people are made up afterwards, around all of this. */
function blockInterviews(
  rows: DemoRows,
  { organisation, calendar }: DemoContext,
  own: SalonContext,
) {
  const emails = new Map(organisation.people.map(({ email }) => [own.resourceOf(email).id, email]));
  for (const { resourceId, startsAt, endsAt } of rows.reservations) {
    const email = emails.get(resourceId);
    if (email) calendar.block(email, { start: new Date(startsAt), end: new Date(endsAt) });
  }
}
