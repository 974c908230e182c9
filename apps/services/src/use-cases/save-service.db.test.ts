import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { findSlots } from "./find-slots.ts";
import { listServices } from "./list-services.ts";
import { type ServiceDetails, saveService } from "./save-service.ts";

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
  price: 2_500,
  hostIds: [salon.mia],
  ...changes,
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
    saveService(work, details({ name: "Colouring", hostIds: [salon.noah] }), made.service.id),
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
    salon.work((work) => saveService(work, details({ name: "Ghost" }), uuidv7())),
  ).rejects.toThrow(NotFoundError);
  await expect(
    salon.work((work) => saveService(work, details({ name: "Ghost", hostIds: [uuidv7()] }))),
  ).rejects.toThrow(NotFoundError);
  expect(await salon.work(listServices)).toHaveLength(before);
});
