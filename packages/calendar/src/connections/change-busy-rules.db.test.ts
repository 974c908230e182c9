import { addHours, addMinutes } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CalendarOrganisation,
  calendarOrganisation,
  NOW,
  type TestMember,
} from "../fixtures/calendar-organisation.ts";
import {
  type GoogleStandIn,
  type GoogleStandInAccount,
  startGoogleStandIn,
} from "../testing/index.ts";
import { changeBusyRules } from "./change-busy-rules.ts";

let google: GoogleStandIn;
let organisation: CalendarOrganisation;
let ada: TestMember;
let account: GoogleStandInAccount;
let connectionId: string;

beforeAll(async () => {
  google = await startGoogleStandIn({ now: () => organisation?.clock.now ?? NOW });
  organisation = await calendarOrganisation({
    accounts: { google: { app: google.app, endpoints: google.endpoints }, outlook: null },
  });
  ada = await organisation.addMember("Ada");
  account = google.addAccount("ada@example.com", "Europe/Paris");
  connectionId = await organisation.connect(ada, account.credentials());
  await organisation.work();
});
afterAll(async () => {
  await organisation[Symbol.asyncDispose]();
  await google.stop();
});

const SURE = { start: addHours(NOW, 30), end: addHours(NOW, 31) };
const PERHAPS = { start: addHours(NOW, 48), end: addHours(NOW, 49), tentative: true };

const setTentative = (tentative: boolean) =>
  organisation.unit((tx) =>
    changeBusyRules(organisation.ports, tx, {
      tenantId: organisation.tenantId,
      rules: { tentative, focusTime: true },
    }),
  );
const starts = async () => (await organisation.busy(ada)).map(({ startsAt }) => startsAt);
const knownUntil = async () => (await organisation.calendars(connectionId))[0]?.knownUntil;

test("what an organisation lets block is read anew when it changes its mind", async () => {
  await account.calendar().add(SURE);
  await account.calendar().add(PERHAPS);
  await organisation.round(addMinutes(NOW, 6));
  await organisation.work();
  expect(await starts()).toEqual([SURE.start, PERHAPS.start]);

  await setTentative(false);
  expect(await knownUntil()).not.toBeNull();
  await organisation.work();
  expect(await starts()).toEqual([SURE.start]);

  await setTentative(true);
  // Until it was read nobody knows what blocks now.
  expect(await knownUntil()).toBeNull();
  await organisation.work();
  expect(await starts()).toEqual([SURE.start, PERHAPS.start]);
  expect(await knownUntil()).not.toBeNull();
});

test("the same rules again read nothing", async () => {
  await setTentative(true);
  expect(await organisation.takeJobs()).toEqual([]);
});
