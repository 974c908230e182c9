import {
  type HttpFault,
  startResendStandIn,
  tooManyRequests,
} from "@convene/notifications/testing";
import { expect, test } from "vitest";
import { startTestKit } from "../testing/index.ts";
import { letWaitsEnd } from "./as-time-passes.ts";
import { queueMails } from "./queue-mails.ts";

const MAILS = 60;
const MOST_ROUNDS = 12;

const serverError: HttpFault = {
  answer: { status: 500, body: { statusCode: 500, name: "internal_server_error", message: "" } },
};
/** One after the other, each for one request: more than half of the requests go wrong. */
const FAULTS: readonly (HttpFault | null)[] = [
  serverError,
  null,
  { close: "beforeTaking" },
  { close: "midAnswer" },
  null,
  { close: "afterTaking" },
  serverError,
  tooManyRequests(0),
  null,
];

test("a provider that fails, closes in the middle and wants less: each mail arrives once", async () => {
  await using resend = await startResendStandIn();
  await using app = await startTestKit("services", {
    env: {
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
      MAIL_FROM: "hello@convene.example",
    },
  });
  const ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  const ids = await queueMails(app.kit, app.database.urls.owner, ada, MAILS);
  resend.failNext(...Array.from({ length: 6 }, () => FAULTS).flat());

  const count = (states: readonly ("sent" | "failed")[]) =>
    app.kit.db.unit(ada.tenantId, (tx) =>
      tx.notification.count({ where: { state: { in: [...states] } } }),
    );
  let sawFailures = false;
  for (let round = 0; round < MOST_ROUNDS && (await count(["sent"])) < MAILS; round++) {
    await app.runJobs();
    sawFailures ||= (await count(["failed"])) > 0;
    await letWaitsEnd(app.database.urls.owner);
  }

  expect(sawFailures).toBe(true);
  expect(await count(["sent"])).toBe(MAILS);
  const arrived = resend.mails.flatMap(({ tags }) =>
    tags.filter(({ name }) => name === "notification").map(({ value }) => value),
  );
  expect(arrived.toSorted()).toEqual([...ids].toSorted());
  const reports = await app.kit.db.unit(ada.tenantId, (tx) =>
    tx.deliveryReport.findMany({ where: { kind: "attempt_failed" }, select: { detail: true } }),
  );
  expect(reports.length).toBeGreaterThan(0);
  for (const { detail } of reports) expect(detail).not.toMatch(/example\.test|re_/);
}, 60_000);
