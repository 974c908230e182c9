import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestOrganisation, testOrganisation } from "../testing/test-organisation.ts";
import { eraseRecipient } from "./erase-recipient.ts";

let organisation: TestOrganisation;
beforeAll(async () => {
  organisation = await testOrganisation();
});
afterAll(async () => {
  await organisation?.[Symbol.asyncDispose]();
});

test.each(["interview", "appointment"] as const)(
  "after an erasure no message about an %s says who it was",
  async (kind) => {
    const { unit } = organisation;
    const event = await organisation.book(kind, { phone: "+14165550134" });
    const other = await organisation.book(kind);
    await organisation.deliver();
    await organisation.sweep(new Date(event.row.scheduledStart.getTime() - 60 * 60_000));
    const before = await organisation.notifications(event);
    const outsider = before.find((row) => row.recipientKind !== "member");
    if (!outsider) throw new Error("Nobody from outside was told");
    const { recipientKind, recipientId, address } = outsider;
    await unit((tx) =>
      tx.suppressedAddress.create({
        data: {
          tenantId: organisation.tenantId,
          channel: "email",
          address: address.toLowerCase(),
          reason: "bounced",
          since: event.row.createdAt,
        },
      }),
    );
    await unit((tx) => eraseRecipient(tx, { kind: recipientKind, id: recipientId }));
    await organisation.deliver();

    const rows = await organisation.notifications(event);
    expect(rows.map(({ id, kind, channel }) => [id, kind, channel])).toEqual(
      before.map(({ id, kind, channel }) => [id, kind, channel]),
    );
    const kept = JSON.stringify(rows);
    for (const personal of ["Zoë", "Bo Client", address, "+14165550134"]) {
      expect(kept).not.toContain(personal);
    }
    for (const row of rows) {
      expect(row).toMatchObject({ facts: {}, subject: null, text: null, html: null });
      expect(["sent", "withdrawn", "passed_over"]).toContain(row.state);
    }
    expect(await unit((tx) => tx.suppressedAddress.count({ where: { address } }))).toBe(0);
    const untouched = (await organisation.notifications(other)).filter(
      (row) => row.kind === "confirmation",
    );
    expect(untouched).not.toEqual([]);
    for (const row of untouched) expect(row.subject).toContain("Confirmed: ");
  },
);
