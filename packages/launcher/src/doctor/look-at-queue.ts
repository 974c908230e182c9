import { queueVersion } from "@convene/server-kit";
import { connectTo } from "./connect-to.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** A job that has been ready for so long has nobody who works it. */
const LONGEST_WAIT_S = 300;
/** Rounds come every minute at the most. */
const LONGEST_SILENCE_S = 180;

interface QueueRow {
  readonly dead: string | null;
  readonly waiting: string | null;
  readonly silenceS: number | null;
}

/**
 * Whether jobs are worked.
 *
 * @param url Of the `queue` role. That it comes in was looked at before.
 * @param isRunning Whether workers should be there.
 */
export async function lookAtQueue(url: string, isRunning: boolean): Promise<readonly Finding[]> {
  const client = await connectTo(url).catch(() => undefined);
  if (!client) return [];
  try {
    const installed = await client
      .query<{ version: number }>("SELECT version FROM queue.version")
      .then(({ rows }) => rows[0]?.version)
      .catch(() => undefined);
    if (installed === undefined) {
      return [warn("queue", "It is not set up", "Start a server or worker: it sets it up")];
    }
    const { rows } = await client.query<QueueRow>(ASKED, [LONGEST_WAIT_S]);
    const [row] = rows;
    return [
      lookAtVersion(installed),
      lookAtWaiting(row, isRunning),
      lookAtDead(row),
      lookAtWorkers(row, isRunning),
    ];
  } finally {
    await client.end();
  }
}

const ASKED = `
  SELECT
    (SELECT string_agg(name || ' ' || n, ', ' ORDER BY name) FROM (
      SELECT name, count(*) AS n FROM queue.job WHERE state = 'failed' GROUP BY name) AS f) AS dead,
    (SELECT string_agg(name || ' ' || n, ', ' ORDER BY name) FROM (
      SELECT name, count(*) AS n FROM queue.job
      WHERE state < 'active' AND start_after < now() - make_interval(secs => $1)
      GROUP BY name) AS w) AS waiting,
    (SELECT extract(epoch FROM now() - max(completed_on))::int FROM queue.job
     WHERE state = 'completed') AS "silenceS"`;

function lookAtVersion(installed: number): Finding {
  const expected = queueVersion();
  if (installed === expected) return ok("queue", `Set up, version ${installed}`);
  return installed < expected
    ? warn(
        "queue",
        `Version ${installed}; this build brings ${expected}`,
        "Start a server or worker",
      )
    : fail(
        "queue",
        `Version ${installed} is newer than this build, which knows ${expected}`,
        "Run the newer build",
      );
}

function lookAtWaiting(row: QueueRow | undefined, isRunning: boolean): Finding {
  if (!row?.waiting) return ok("jobs waiting", "None for long");
  const says = `Ready for more than five minutes: ${row.waiting}`;
  const mend = "Start a worker of the app whose queue it is, or see in its log what holds it up";
  return isRunning ? fail("jobs waiting", says, mend) : warn("jobs waiting", says, mend);
}

function lookAtDead(row: QueueRow | undefined): Finding {
  return row?.dead
    ? warn(
        "jobs given up",
        `Attempts used up: ${row.dead}`,
        "The worker's log says why, and the app shows what it was about",
      )
    : ok("jobs given up", "None");
}

function lookAtWorkers(row: QueueRow | undefined, isRunning: boolean): Finding {
  const silence = row?.silenceS ?? null;
  if (silence !== null && silence <= LONGEST_SILENCE_S) {
    return ok("workers", `A job was done ${silence} s ago`);
  }
  const says = silence === null ? "No job was ever done" : `No job was done for ${silence} s`;
  const mend = "Start the workers of both apps: worker.ts beside main.ts";
  return isRunning ? fail("workers", says, mend) : warn("workers", `${says}; nothing runs`, mend);
}
