import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readOrCreateSecret } from "@convene/prisma/embedded";
import { type AppProcess, startAppProcess } from "./app-process.ts";
import type { DemoSignIn } from "./demo-sign-ins.ts";
import type { Settings } from "./env.ts";
import { findTakenPort } from "./find-taken-port.ts";
import {
  type PreparedDatabase,
  prepareEmbeddedDatabase,
  prepareGivenDatabase,
} from "./prepare-database.ts";
import { seedInChild } from "./seed-in-child.ts";
import { roleVariables } from "./spawn-child.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

const READY_WITHIN_MS = 60_000;
/** Apps of a launcher that was killed need as long as this to notice and go. */
const LEFTOVERS_WITHIN_MS = 5_000;
const STOP_WITHIN_MS = 10_000;

/** The programs to run. */
export interface Programs {
  readonly apps: readonly AppPrograms[];
  /** Writes the demo data; see `seedInChild`. */
  readonly seed: URL;
}

interface AppPrograms {
  readonly name: "ats" | "services";
  /** What a person calls it. */
  readonly title: string;
  readonly server: URL;
  readonly worker: URL;
}

/** Everything is up. */
export interface Launched {
  readonly addresses: readonly { readonly title: string; readonly url: string }[];
  readonly database: string;
  readonly logFolder: string;
  readonly signIns: readonly DemoSignIn[];
  /** Settles when a program ends that should not have, with what to tell a person. */
  readonly broken: Promise<string>;
  /** Stops the apps, then the database. */
  stop(): Promise<void>;
}

/** Something that a person must mend; the message says how. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
}

/**
 * Database, then apps; answers when every server is ready.
 *
 * @param signal Stops half-way; what has been started is stopped before the promise rejects.
 * @throws LaunchError
 */
export async function launch(
  settings: Settings,
  programs: Programs,
  { signal, log }: { readonly signal: AbortSignal; readonly log: (line: string) => void },
): Promise<Launched> {
  const { dataFolder, ports } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const runningNote = join(dataFolder, `running-${ports.ats}-${ports.services}`);
  await refuseTakenPorts(settings, existsSync(runningNote) ? LEFTOVERS_WITHIN_MS : 0);
  writeFileSync(runningNote, `${process.pid}\n`);

  const processes: AppProcess[] = [];
  let database: PreparedDatabase | undefined;
  const stop = async () => {
    await Promise.all(processes.map((app) => app.stop(STOP_WITHIN_MS)));
    await database?.close();
    rmSync(runningNote, { force: true });
  };

  try {
    database = settings.database
      ? await prepareGivenDatabase(settings.database)
      : await prepareEmbeddedDatabase({
          dataFolder,
          log,
          seed: (urls) =>
            seedInChild(
              programs.seed,
              urls,
              { ...settings.inherited, ...linkVariables(settings) },
              signal,
            ),
        });
    signal.throwIfAborted();
    const env = appVariables(settings, database);
    const logFolder = join(dataFolder, "logs");
    for (const app of programs.apps) {
      const port = String(ports[app.name]);
      for (const [name, program] of [
        [app.name, app.server],
        [`${app.name}-worker`, app.worker],
      ] as const) {
        const onError = (line: string) => log(`${name}: ${line}`);
        const own = { ...env, PORT: port, ...metricsVariables(settings, processes.length) };
        processes.push(startAppProcess({ name, program, logFolder, onError, env: own }));
      }
    }
    const broken = Promise.race(processes.map((app) => describeEnd(app, logFolder)));
    await allReady(settings, programs, broken, signal);
    return {
      addresses: programs.apps.map(({ name, title }) => ({ title, url: settings.urls[name] })),
      database: database.description,
      signIns: database.signIns,
      logFolder,
      broken,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the apps find in their environment: ours, without the owner's keys, and their own roles. */
function appVariables(settings: Settings, database: PreparedDatabase): NodeJS.ProcessEnv {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, ...inherited } = settings.inherited;
  return {
    ...inherited,
    ...roleVariables(database.urls),
    ...linkVariables(settings),
    CONVENE_DATA_DIR: settings.dataFolder,
    NODE_ENV: "production",
  };
}

/** Each program tells of itself on a port of its own. */
function metricsVariables({ metricsPort }: Settings, index: number): NodeJS.ProcessEnv {
  return metricsPort === undefined ? {} : { METRICS_PORT: String(metricsPort + index) };
}

/** What it takes to write links that the apps open. */
function linkVariables(settings: Settings) {
  return {
    CONVENE_SECRET: settings.secret ?? readOrCreateSecret(join(settings.dataFolder, "secret")),
    ATS_URL: settings.urls.ats,
    SERVICES_URL: settings.urls.services,
  };
}

async function refuseTakenPorts({ ports }: Settings, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const taken = await findTakenPort([ports.ats, ports.services]);
    if (taken === undefined) return;
    if (Date.now() < deadline) {
      await delay(100);
      continue;
    }
    const [variable, other] =
      taken === ports.ats ? (["ATS_PORT", 4010] as const) : (["SERVICES_PORT", 4011] as const);
    throw new LaunchError(
      `Port ${taken} is taken by another program. Stop that one, or choose another port:\n` +
        `  ${variable}=${other === taken ? other + 10 : other} npx -y pnpm@12 start`,
    );
  }
}

async function allReady(
  settings: Settings,
  programs: Programs,
  broken: Promise<string>,
  signal: AbortSignal,
): Promise<void> {
  const giveUp = new AbortController();
  const late = AbortSignal.timeout(READY_WITHIN_MS);
  const waiting = AbortSignal.any([signal, late, giveUp.signal]);
  try {
    await Promise.race([
      Promise.all(
        programs.apps.map(({ name }) =>
          waitUntilReady(`http://127.0.0.1:${settings.ports[name]}`, waiting),
        ),
      ),
      broken.then((description) => {
        throw new LaunchError(description);
      }),
    ]);
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    throw new LaunchError(
      `The servers were not ready within ${READY_WITHIN_MS / 1000} s. See the logs.`,
    );
  } finally {
    giveUp.abort();
  }
}

async function describeEnd(app: AppProcess, logFolder: string): Promise<string> {
  const end = await app.ended;
  const how = typeof end === "number" ? `with exit code ${end}` : `by ${end}`;
  return [
    `${app.name} has ended ${how}. The last lines of ${join(logFolder, `${app.name}.log`)}:`,
    ...app.lastLines().map((line) => `  ${line}`),
  ].join("\n");
}
