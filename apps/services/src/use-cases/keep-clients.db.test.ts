import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ana, february, NOW, openSalon, type Salon } from "../testing/open-salon.ts";
import { bookAppointment } from "./book-appointment.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { ClientExpectedError, eraseClient } from "./erase-client.ts";
import { exportClient } from "./export-client.ts";
import { listClients } from "./list-clients.ts";
import { mergeClients } from "./merge-clients.ts";
import { saveClient } from "./save-client.ts";
import { viewClient } from "./view-client.ts";
import { writeClientNote } from "./write-client-note.ts";

let salon: Salon;

beforeAll(async () => {
  salon = await openSalon();
});
afterAll(() => salon[Symbol.asyncDispose]());

/** Somebody who books at that time. */
async function bookedBy(name: string, start: Date, rest: { phone?: string; notes?: string } = {}) {
  const email = `${name.toLowerCase()}@example.com`;
  const { notes, phone } = rest;
  return await salon.work((work) =>
    bookAppointment(
      work,
      {
        serviceId: salon.haircut,
        hostId: salon.mia,
        start,
        timeZone: "America/Toronto",
        client: { name, email, locale: "en", phone },
        notes,
        by: ana,
      },
      salon.ports,
    ),
  );
}

/** A member of the salon who writes notes. */
async function aColleague() {
  const id = uuidv7();
  await salon.work(({ tx, tenantId }) =>
    tx.member.create({
      data: { tenantId, id, userId: uuidv7(), name: "Olga", email: "olga@salon.example" },
    }),
  );
  return id;
}

test("two clients become one: history, notes and a missing phone number move over", async () => {
  const kept = await bookedBy("Bea", february(3, "09:00"));
  const gone = await bookedBy("Beatrice", february(3, "11:00"), { phone: "+14165550101" });
  const memberId = await aColleague();
  await salon.work((work) =>
    writeClientNote(work, { clientId: gone.clientId, memberId, text: "Allergic to henna" }),
  );

  await salon.work((work) => mergeClients(work, { keepId: kept.clientId, mergeId: gone.clientId }));

  const view = await salon.work((work) => viewClient(work, kept.clientId));
  expect(view.client).toMatchObject({
    name: "Bea",
    email: "bea@example.com",
    phone: "+14165550101",
  });
  expect(view.appointments.map(({ appointment }) => appointment.id)).toEqual([gone.id, kept.id]);
  expect(view.counts).toEqual({ confirmed: 2 });
  expect(view.notes.map(({ note, authorName }) => [note.text, authorName])).toEqual([
    ["Allergic to henna", "Olga"],
  ]);
  await expect(salon.work((work) => viewClient(work, gone.clientId))).rejects.toThrow(
    NotFoundError,
  );
  const listed = await salon.work((work) => listClients(work, { limit: 50 }));
  expect(listed.items.map(({ client }) => client.name)).toEqual(["Bea"]);
});

test("whoever books again with the address of a merged client is a new one: it is free", async () => {
  const again = await bookedBy("Beatrice", february(4, "11:00"));
  const view = await salon.work((work) => viewClient(work, again.clientId));
  expect(view.counts).toEqual({ confirmed: 1 });
});

test("nobody is merged with themselves, nor with somebody who is not there", async () => {
  const { clientId } = await bookedBy("Cem", february(5, "09:00"));
  const merge = (mergeId: string) =>
    salon.work((work) => mergeClients(work, { keepId: clientId, mergeId }));
  await expect(merge(clientId)).rejects.toThrow(InvalidInputError);
  await expect(merge(uuidv7())).rejects.toThrow(NotFoundError);
});

test("of two merges that cross each other one wins, and nobody is lost", async () => {
  const one = await bookedBy("Dora", february(5, "11:00"));
  const other = await bookedBy("Dorothea", february(5, "13:00"));
  const merge = (keepId: string, mergeId: string) =>
    salon.work((work) => mergeClients(work, { keepId, mergeId }));
  const outcomes = await Promise.allSettled([
    merge(one.clientId, other.clientId),
    merge(other.clientId, one.clientId),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const found = await salon.work((work) => listClients(work, { limit: 50, search: "Doro" }));
  const kept = await salon.work((work) => listClients(work, { limit: 50, search: "Dora" }));
  expect([...found.items, ...kept.items].map((entry) => entry.appointments)).toEqual([2]);
});

test("an address that somebody else has is refused by name", async () => {
  const { clientId } = await bookedBy("Eli", february(6, "09:00"));
  const details = { name: "Eli", phone: null, timeZone: "UTC", locale: "en" };
  const save = (email: string | null) =>
    salon.work((work) => saveClient(work, clientId, { ...details, email }));
  await expect(save("CEM@example.com")).rejects.toMatchObject({ field: "email" });
  await expect(save(null)).rejects.toMatchObject({ field: "email" });
  expect(await save(" Eli.New@Example.com ")).toMatchObject({ email: "eli.new@example.com" });
});

test("staff find those who come to them, and no others", async () => {
  const { clientId } = await bookedBy("Fay", february(6, "11:00"));
  const seenBy = (hostId: string) =>
    salon.work((work) => viewClient(work, clientId, { hostId })).then(({ client }) => client.name);
  expect(await seenBy(salon.mia)).toBe("Fay");
  await expect(seenBy(salon.noah)).rejects.toThrow(NotFoundError);
});

test("whoever is expected is not erased; afterwards nothing says who it was", async () => {
  const booked = await bookedBy("Gil Secret", february(9, "09:00"), {
    phone: "+14165550102",
    notes: "A secret wish",
  });
  const { clientId } = booked;
  const memberId = await aColleague();
  await salon.work((work) => writeClientNote(work, { clientId, memberId, text: "Secret note" }));
  await expect(salon.work((work) => eraseClient(work, clientId))).rejects.toThrow(
    ClientExpectedError,
  );
  await salon.work((work) =>
    cancelAppointment(work, {
      appointmentId: booked.id,
      by: { kind: "member", id: memberId },
      reason: "A secret reason",
    }),
  );
  const file = await salon.work((work) => exportClient(work, clientId));
  expect(JSON.stringify(file)).toMatch(/Gil Secret.*A secret wish.*Secret note/s);

  await salon.work((work) => eraseClient(work, clientId), addDays(NOW, 1));

  await expect(salon.work((work) => viewClient(work, clientId))).rejects.toThrow(NotFoundError);
  const left = await salon.work(async ({ tx }) => ({
    client: await tx.client.findFirst({ where: { id: clientId } }),
    appointments: await tx.appointment.findMany({ where: { clientId } }),
    changes: await tx.eventChange.findMany({ where: { appointmentId: booked.id } }),
    notes: await tx.clientNote.findMany({ where: { clientId } }),
    told: await tx.notification.findMany({ where: { appointmentId: booked.id } }),
    repeated: await tx.idempotencyKey.findMany(),
  }));
  expect(JSON.stringify(left)).not.toMatch(/secret|gil|0102/i);
  expect(left.changes.map(({ kind }) => kind)).toContain("cancelled");
});
