import type { CalendarProvider, ScheduledEvent } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import type { TestKit } from "../../testing/index.ts";
import type { Choices } from "./choices.ts";
import type { Diary } from "./diary.ts";
import type { SimulatedAccount, SimulatedProvider } from "./simulated-provider.ts";

/** A member, with an account that blocks and receives. */
export interface Person {
  /** Also the account's: tells which provider. */
  readonly name: string;
  readonly memberId: string;
  readonly resourceId: string;
  /** IANA. */
  readonly timeZone: string;
  readonly provider: CalendarProvider;
  readonly account: SimulatedAccount;
  /** What others' events stand in their calendar. */
  readonly diary: Diary;
}

/** One of our events, as those who booked it know it. */
export interface Booking {
  readonly kind: ScheduledEvent["kind"];
  readonly id: string;
  /** As it stands in calendars: no two are the same. */
  readonly title: string;
  readonly hosts: readonly Person[];
  span: Interval;
  cancelled: boolean;
  /** What its hosts did to it in their own calendars since we last had a say. */
  readonly outside: Map<Person, OutsideChange>;
  /** Busy times on it that somebody said may be there, by whose and when they start. */
  readonly accepted: Map<string, Date>;
}

interface OutsideChange {
  /** Where it is now; null: it was deleted. */
  readonly span: Interval | null;
  /** Somebody said that it may stay like that. */
  accepted: boolean;
}

/** What our side says of a member's connection. */
export interface ConnectionView {
  readonly state: "connected" | "failing" | "reconnect";
  readonly knownFrom: Date | null;
  readonly knownUntil: Date | null;
  readonly watched: boolean;
  /** When it was last known to be read in time. */
  readonly freshAt: Date;
}

/** Everything that a simulated fortnight is made of. */
export interface Fortnight {
  readonly app: TestKit;
  readonly tenantId: string;
  readonly clock: { now: Date };
  readonly choices: Choices;
  readonly providers: readonly SimulatedProvider[];
  readonly people: readonly Person[];
  readonly bookings: Booking[];
  /** By member's id, as of the last time that all work was done. */
  readonly connections: Map<string, ConnectionView>;
  /** Who has taken their consent back, since when, and how it is good again. */
  readonly lost: Map<Person, { readonly since: Date; readonly restore: () => void }>;
  /** Since when who had taken it back has been connected again. */
  readonly backSince: Map<Person, Date>;
  /** The outages under way, and how they end. */
  readonly outages: Map<SimulatedProvider, () => void>;
  /** Since when a provider has answered again. */
  readonly answersSince: Map<CalendarProvider, Date>;
  noticesLost: boolean;
  /** What was seen to be wrong in the middle of a provider's answer. */
  readonly wrongs: unknown[];
  /** How often what happened: a fortnight in which nothing happens shows nothing. */
  readonly tally: Map<string, number>;
  /** Ids of what every booking needs. */
  readonly basis: {
    readonly serviceId: string;
    readonly clientId: string;
    readonly applicationId: string;
  };
}

export function count({ tally }: Fortnight, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

export function providerOf({ providers }: Fortnight, person: Person): SimulatedProvider {
  const found = providers.find(({ name }) => name === person.provider);
  if (!found) throw new Error(`No provider ${person.provider}`);
  return found;
}
