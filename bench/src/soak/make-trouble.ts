import pg from "pg";
import type { AppProcesses } from "./app-processes.ts";
import type { Choices } from "./choices.ts";
import type { DatabaseUnderFire } from "./database-under-fire.ts";
import type { SoakSettings } from "./settings.ts";

/** A time in which the database may have been away for a client. Epoch milliseconds. */
export interface Trouble {
  readonly what: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

interface Parts {
  readonly settings: SoakSettings;
  readonly choices: Choices;
  readonly database: DatabaseUnderFire;
  readonly processes: AppProcesses;
  readonly isOn: () => boolean;
}

/** Pools and listeners find out, and servers that were killed start again. */
const AFTERMATH_MS = 12_000;
/** Of one kill: see below. */
const STEPS = 5;

/**
 * Kills PostgreSQL, servers and workers in turns, spread over the run, and cuts connections in between.
 *
 * @returns when there was trouble
 */
export async function makeTrouble(parts: Parts): Promise<readonly Trouble[]> {
  const { settings, choices, database, processes, isOn } = parts;
  const troubles: Trouble[] = [];
  const pick = (most: number) => choices.whole(0, most);
  const happen = async (what: string, deed: () => Promise<void> | void) => {
    if (!isOn()) return;
    const fromMs = Date.now();
    await deed();
    settings.log(`${what}, ${Date.now() - fromMs} ms`);
    troubles.push({ what, fromMs, untilMs: Date.now() + AFTERMATH_MS });
  };
  // What takes longer on a busy machine delays nothing that comes after it.
  const startedAt = performance.now();
  const betweenMs = (settings.seconds * 1_000) / (settings.kills * STEPS + 1);
  let step = 0;
  const wait = () => {
    step += 1;
    const leftMs = startedAt + step * betweenMs - performance.now();
    return new Promise((resolve) => setTimeout(resolve, Math.max(0, leftMs)));
  };
  for (let kill = 1; kill <= settings.kills; kill++) {
    await wait();
    await happen("Commits are lost on their way back", () => database.proxy?.loseNextCommits(5));
    await wait();
    await happen("Connections are cut", () => database.proxy?.cut(8, pick));
    await wait();
    const signal = kill % 2 === 1 ? "SIGKILL" : "SIGQUIT";
    await happen(`PostgreSQL gets ${signal}`, () => database.killAndRestart(signal));
    await wait();
    await happen("Backends are ended", () => endBackends(database.ownerUrl, choices.whole(3, 10)));
    await wait();
    await happen("A server is killed", () => processes.killOne("server", pick));
    await happen("A worker is killed", () => processes.killOne("worker", pick));
  }
  return troubles;
}

async function endBackends(ownerUrl: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  owner.on("error", () => {});
  await owner.connect();
  try {
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM (
         SELECT pid FROM pg_stat_activity
         WHERE usename LIKE 'convene\\_%' ORDER BY random() LIMIT $1) AS chosen`,
      [count],
    );
  } finally {
    await owner.end();
  }
}
