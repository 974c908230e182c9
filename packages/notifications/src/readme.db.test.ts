import { readFile } from "node:fs/promises";
import { connect } from "@convene/prisma";
import { addDays } from "date-fns";
import { expect, test } from "vitest";
import { book, connectDatabase, createHandlers } from "./testing/readme-example.ts";
import { createEvent, testOrganisation } from "./testing/test-organisation.ts";

const read = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

test("the README shows the example as it runs", async () => {
  const [readme, example] = await Promise.all([
    read("../README.md"),
    read("./testing/readme-example.ts"),
  ]);
  expect(/```ts\n(.*?)```/s.exec(readme)?.[1]).toBe(example);
});

test("the README's example confirms, reminds and withdraws", async () => {
  await using organisation = await testOrganisation();
  const { clock, ports, tenantId, unit } = organisation;
  const db = connectDatabase(organisation.server.urls.app, ports);
  const sweep = connect({ url: organisation.server.urls.sweep, poolSize: 1 });
  try {
    const { row: other } = await unit((tx) => createEvent(tx, tenantId, "appointment"));
    if (!("serviceId" in other)) throw new Error("It is an appointment");
    const { serviceId, clientId, hostResourceId, timezone } = other;
    const scheduledStart = addDays(other.scheduledStart, 1);
    const scheduledEnd = addDays(other.scheduledEnd, 1);
    const times = { scheduledStart, scheduledEnd, timezone };
    const data = { tenantId, serviceId, clientId, hostResourceId, title: "Haircut", ...times };
    const row = await book(ports, db, data);

    const handlers = createHandlers(ports, db, sweep);
    const deliverAll = async () => handlers.deliver(await organisation.takeJobs());
    await deliverAll();
    clock.now = addDays(scheduledStart, -1);
    expect(await handlers.sweep()).toEqual({ claimed: 1, failed: 0 });
    await row.cancel({ by: { kind: "client", id: clientId }, reason: "Ill" });
    await deliverAll();

    const told = await organisation.notifications({ kind: "appointment", row });
    expect(
      told
        .filter((notification) => notification.recipientId === clientId)
        .map(({ kind, state }) => [kind, state]),
    ).toEqual([
      ["confirmation", "sent"],
      ["reminder", "withdrawn"],
      ["cancellation", "sent"],
    ]);
  } finally {
    await db.close();
    await sweep.close();
  }
});
