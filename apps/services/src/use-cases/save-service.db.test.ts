import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ServiceDetails } from "../domain/service-details.ts";
import { bookingOf, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { findSlots } from "./find-slots.ts";
import {
  listAllServices,
  listServices,
  type ServiceEntry,
  serviceRevision,
} from "./list-services.ts";
import { orderServices } from "./order-services.ts";
import { removeService } from "./remove-service.ts";
import { addResource } from "./save-resource.ts";
import { saveService } from "./save-service.ts";

let salon: Salon;

beforeAll(async () => {
  salon = await openSalon();
  // The fixture's people are nobody's account; whoever gives a service has a role.
  await salon.work(async ({ tx, tenantId }) => {
    for (const [resourceId, name] of [
      [salon.mia, "Mia"],
      [salon.noah, "Noah"],
    ] as const) {
      const email = `${name.toLowerCase()}@salon.example`;
      await tx.member.create({
        data: { tenantId, userId: uuidv7(), resourceId, name, email, servicesRole: "staff" },
      });
    }
  });
});
afterAll(() => salon[Symbol.asyncDispose]());

const details = (changes: Partial<ServiceDetails>): ServiceDetails => ({
  name: "Beard trim",
  description: null,
  category: null,
  location: null,
  durationMinutes: 30,
  stepMinutes: null,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 60,
  horizonDays: 30,
  changeNoticeMinutes: 120,
  rescheduleLimit: 3,
  roomProvider: null,
  colour: "teal",
  price: 2_500,
  paymentTiming: "on_site",
  depositAmount: null,
  refundRules: [{ noticeMinutes: 1_440, percent: 100 }],
  fields: [],
  capacity: 1,
  plannedOnly: false,
  hasWaitingList: true,
  active: true,
  needs: [],
  hosts: [{ id: salon.mia, scheduleId: null }],
  ...changes,
});

const edited = (entry: ServiceEntry) => ({
  id: entry.service.id,
  revision: serviceRevision(entry),
});

test("a new service can be booked at once, with the people who give it", async () => {
  const { service, hosts } = await salon.work((work) => saveService(work, details({})));
  expect(hosts.map(({ name }) => name)).toEqual(["Mia"]);
  const { slots } = await salon.work((work) =>
    findSlots(work, {
      of: { serviceId: service.id },
      range: { start: NOW, end: addDays(NOW, 2) },
      audience: "client",
    }),
  );
  expect(slots.length).toBeGreaterThan(0);
});

test("changing a service changes its hosts, and nothing that it was not told", async () => {
  const made = await salon.work((work) => saveService(work, details({ name: "Colour" })));
  const changed = await salon.work((work) =>
    saveService(
      work,
      details({ name: "Colouring", hosts: [{ id: salon.noah, scheduleId: null }] }),
      edited(made),
    ),
  );
  expect(changed.service).toMatchObject({ id: made.service.id, name: "Colouring" });
  expect(changed.service.position).toBe(made.service.position);
  expect(changed.hosts.map(({ name }) => name)).toEqual(["Noah"]);
});

test("a name is used once", async () => {
  const twice = salon.work((work) => saveService(work, details({ name: "Haircut" })));
  await expect(twice).rejects.toThrow(InvalidInputError);
  await expect(twice).rejects.toMatchObject({ field: "name" });
});

test("of two who take a name at once, one is refused by the same words", async () => {
  const both = await Promise.allSettled(
    [1, 2].map(() => salon.work((work) => saveService(work, details({ name: "Shave" })))),
  );
  const refused = both.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  expect(refused).toEqual([expect.objectContaining({ code: "INVALID_INPUT", field: "name" })]);
});

test("what a service says of itself must fit together, and the field is named", async () => {
  const refused = async (changes: Partial<ServiceDetails>) =>
    salon
      .work((work) => saveService(work, details({ name: "Perm", ...changes })))
      .then(
        () => null,
        (error: { field?: string }) => error.field,
      );
  expect(await refused({ paymentTiming: "deposit" })).toBe("depositAmount");
  expect(await refused({ paymentTiming: "deposit", depositAmount: 2_501 })).toBe("depositAmount");
  expect(await refused({ paymentTiming: "full", depositAmount: 100 })).toBe("depositAmount");
  expect(await refused({ plannedOnly: true })).toBe("plannedOnly");
  const [early, late] = [
    { noticeMinutes: 1_440, percent: 50 },
    { noticeMinutes: 60, percent: 80 },
  ];
  expect(await refused({ refundRules: [early, late] })).toBe("refundRules");
  expect(await refused({ refundRules: [early, early] })).toBe("refundRules");
  expect(await refused({ hosts: [] })).toBe("hosts");
  expect(await refused({ needs: [[]] })).toBe("needs.0");
  expect(await refused({ paymentTiming: "deposit", depositAmount: 2_500 })).toBeNull();
});

test("rooms and devices are needed by position; a person is neither", async () => {
  const room = await salon.work((work) =>
    addResource(work, { kind: "room", name: "Room 1", units: 1, timeZone: "America/Toronto" }),
  );
  const needs = [[room.resource.id]];
  const { needs: saved } = await salon.work((work) =>
    saveService(work, details({ name: "Massage", needs })),
  );
  expect(saved).toEqual(needs);
  await expect(
    salon.work((work) => saveService(work, details({ name: "Sauna", needs: [[salon.mia]] }))),
  ).rejects.toThrow(NotFoundError);
});

test("who saves on top of somebody else's change is told, and overwrites nothing", async () => {
  const made = await salon.work((work) => saveService(work, details({ name: "Wax" })));
  const both = await Promise.allSettled(
    [1_000, 2_000].map((price) =>
      salon.work((work) => saveService(work, details({ name: "Wax", price }), edited(made))),
    ),
  );
  const refused = both.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  expect(refused).toEqual([expect.objectContaining({ code: "CONCURRENT_CHANGE" })]);
});

test("an order holds, and moving a service in it is no edit of it", async () => {
  const before = await salon.work(listAllServices);
  const ids = before.map(({ service }) => service.id).reverse();
  await salon.work((work) => orderServices(work, ids));
  const after = await salon.work(listAllServices);
  expect(after.map(({ service }) => service.id)).toEqual(ids);
  expect(after.map(serviceRevision)).toEqual(before.map(serviceRevision).reverse());
});

test("whoever has lost their role is no longer offered", async () => {
  const { service } = await salon.work((work) => saveService(work, details({ name: "Braids" })));
  const setRole = (servicesRole: "staff" | null) =>
    salon.work(async ({ tx }) => {
      await tx.member.updateMany({ where: { resourceId: salon.mia }, data: { servicesRole } });
    });
  const offered = async () =>
    (await salon.work(listServices)).some((entry) => entry.service.id === service.id);
  expect(await offered()).toBe(true);
  await setRole(null);
  expect(await offered()).toBe(false);
  await setRole("staff");
});

test("an unknown service and a stranger among the hosts are not found, and nothing is left", async () => {
  const before = (await salon.work(listServices)).length;
  await expect(
    salon.work((work) =>
      saveService(work, details({ name: "Ghost" }), { id: uuidv7(), revision: "" }),
    ),
  ).rejects.toThrow(NotFoundError);
  await expect(
    salon.work((work) =>
      saveService(work, details({ name: "Ghost", hosts: [{ id: uuidv7(), scheduleId: null }] })),
    ),
  ).rejects.toThrow(NotFoundError);
  expect(await salon.work(listServices)).toHaveLength(before);
});

test("a service that was used is hidden instead of deleted", async () => {
  const unused = await salon.work((work) => saveService(work, details({ name: "Never" })));
  expect(await salon.work((work) => removeService(work, unused.service.id))).toBe("deleted");
  await salon.work((work) =>
    bookAppointment(work, bookingOf(salon, february(4, "10:00")), salon.ports),
  );
  expect(await salon.work((work) => removeService(work, salon.haircut))).toBe("archived");
  const all = await salon.work(listAllServices);
  expect(all.find(({ service }) => service.id === salon.haircut)?.service.active).toBe(false);
});
