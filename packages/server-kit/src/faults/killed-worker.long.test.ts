import { once } from "node:events";
import { type ResendStandIn, startResendStandIn } from "@convene/notifications/testing";
import { ANNOUNCEMENT_CHANNEL } from "@convene/prisma";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SignedUp, startTestKit, type TestKit } from "../testing/index.ts";
import { letTimePass } from "./as-time-passes.ts";
import { queueMails } from "./queue-mails.ts";
import { startWorkerProcess, type WorkerProcess } from "./start-worker-process.ts";

const MAILS = 500;

let app: TestKit;
let resend: ResendStandIn;
let ada: SignedUp;
let settings: Readonly<Record<string, string>>;
beforeAll(async () => {
  resend = await startResendStandIn();
  settings = {
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: "hello@convene.example",
  };
  app = await startTestKit("services", { env: settings });
  ada = await app.signUp({ name: "Ada", organisation: "Salon" });
});
afterAll(async () => {
  await app.close();
  await resend.close();
});

/** Where a worker is when it is killed; each resolves once it is there. */
const STEPS: Readonly<Record<string, (worker: WorkerProcess) => Promise<void>>> = {
  "taking jobs, nothing decided": async (worker) => {
    const holder = await connectOwner();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT FROM notification FOR UPDATE");
      await untilTrue(WAITS_FOR_A_LOCK);
      worker.kill();
    } finally {
      await holder.end();
    }
  },
  "about to be heard by the provider": (worker) =>
    new Promise((resolve) => {
      resend.onRequest = async () => {
        resend.onRequest = undefined;
        worker.kill();
        resolve();
        return { close: "beforeTaking" };
      };
    }),
  "the provider took it, and did not answer yet": (worker) =>
    new Promise((resolve) => {
      resend.onAccepted = () => {
        resend.onAccepted = undefined;
        worker.kill();
        resolve();
      };
    }),
  "the first are recorded, their jobs are not done": async (worker) => {
    const listener = await connectOwner();
    try {
      await listener.query(`LISTEN ${ANNOUNCEMENT_CHANNEL}`);
      await once(listener, "notification");
      worker.kill();
    } finally {
      await listener.end();
    }
  },
  "in the middle of many": (worker) =>
    new Promise((resolve) => {
      const killAfter = resend.requests.length + 40;
      resend.onRequest = async () => {
        if (resend.requests.length < killAfter) return undefined;
        resend.onRequest = undefined;
        worker.kill();
        resolve();
        return undefined;
      };
    }),
};

test(`a worker killed at every step of ${MAILS} deliveries: none is lost, none is sent twice`, async () => {
  const ids = await queueMails(app.kit, app.database.urls.owner, ada, MAILS);
  for (const [step, reached] of Object.entries(STEPS)) {
    await using worker = startWorkerProcess(app, settings);
    await reached(worker);
    await worker.gone;
    expect(await countInState("sent"), step).toBeLessThan(MAILS);
    await letTimePass(app.kit, app.database.urls.owner);
  }
  await using worker = startWorkerProcess(app, settings);
  await untilTrue("SELECT count(*) = 0 FROM notification WHERE state <> 'sent'");
  await worker.stop();

  const taken = resend.mails.flatMap(({ tags }) =>
    tags.filter(({ name }) => name === "notification").map(({ value }) => value),
  );
  expect(taken.toSorted()).toEqual([...ids].toSorted());
});

const WAITS_FOR_A_LOCK = `
  SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'convene_app' AND wait_event_type = 'Lock')`;

async function connectOwner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: app.database.urls.owner });
  await client.connect();
  return client;
}

async function untilTrue(question: string): Promise<void> {
  const client = await connectOwner();
  try {
    await expect
      .poll(
        async () => {
          const { rows } = await client.query<Record<string, boolean>>(question);
          return Object.values(rows[0] ?? {})[0];
        },
        { timeout: 30_000, interval: 50 },
      )
      .toBe(true);
  } finally {
    await client.end();
  }
}

async function countInState(state: "sent"): Promise<number> {
  return await app.kit.db.unit(ada.tenantId, (tx) => tx.notification.count({ where: { state } }));
}
