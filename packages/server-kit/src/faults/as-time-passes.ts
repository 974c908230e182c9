import { DELIVERY_QUEUE } from "@convene/notifications";
import pg from "pg";
import type { Kit } from "../kit.ts";

/**
 * Lets an hour pass for the deliveries' queue: what a vanished worker had is another one's, and what
 * was to be repeated is ready. Only for when no worker runs.
 */
export async function letTimePass(kit: Kit, ownerUrl: string): Promise<void> {
  await shift(ownerUrl, "started_on", "heartbeat_on");
  await withOwner(ownerUrl, (owner) =>
    owner.query("UPDATE queue.queue SET monitor_claim_on = monitor_claim_on - interval '1 hour'"),
  );
  await kit.jobs.boss.supervise(DELIVERY_QUEUE);
  await letWaitsEnd(ownerUrl);
}

/** Ends the waits between the attempts of deliveries. */
export async function letWaitsEnd(ownerUrl: string): Promise<void> {
  await shift(ownerUrl, "start_after");
}

async function shift(ownerUrl: string, ...columns: readonly string[]): Promise<void> {
  const changes = columns.map((column) => `${column} = ${column} - interval '1 hour'`).join(", ");
  await withOwner(ownerUrl, (owner) =>
    owner.query(
      `UPDATE queue.job_common SET ${changes} WHERE name = $1 AND state IN ('retry', 'active')`,
      [DELIVERY_QUEUE],
    ),
  );
}

async function withOwner(
  connectionString: string,
  work: (owner: pg.Client) => Promise<unknown>,
): Promise<void> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    await work(owner);
  } finally {
    await owner.end();
  }
}
