import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { RoleUrls } from "@convene/prisma/roles";
import { freePort } from "./free-port.ts";
import { SOAK_SECRET } from "./soak-secret.ts";

export type Product = "ats" | "services";

/** The apps' own processes, as an operator runs them. */
export interface AppProcesses extends AsyncDisposable {
  /** Where the app is to be reached: the origins of its servers, whether they run just now or not. */
  readonly origins: Readonly<Record<Product, readonly string[]>>;
  /** Kills one of them, in the middle of whatever it does, and starts another in its place. */
  killOne(which: "server" | "worker", pick: (most: number) => number): Promise<void>;
  /** What they logged as errors: message and how often. */
  readonly errors: ReadonlyMap<string, number>;
  /** Processes that ended by themselves. */
  readonly crashes: readonly string[];
}

export interface AppProcessOptions {
  readonly urls: RoleUrls;
  /** Of each app. */
  readonly servers: number;
  /** Of both together. */
  readonly workers: number;
  readonly ports: Readonly<Record<Product, readonly number[]>>;
  /** Stand-ins and limits. */
  readonly env: Readonly<Record<string, string>>;
}

interface Running {
  readonly product: Product;
  readonly role: "server" | "worker";
  readonly port: number | null;
  child: ChildProcess;
  isWanted: boolean;
}

/** A run that breaks off leaves nothing running. */
const EXIT_WITH_PARENT = new URL(
  "../../../packages/launcher/src/exit-with-parent.ts",
  import.meta.url,
).href;
const ERROR_LEVEL = 50;

/** Ports for so many servers of each app. */
export async function choosePorts(servers: number): Promise<Record<Product, number[]>> {
  const ports = { ats: [] as number[], services: [] as number[] };
  for (let index = 0; index < servers; index++) {
    ports.ats.push(await freePort());
    ports.services.push(await freePort());
  }
  return ports;
}

export function originsOf(ports: Readonly<Record<Product, readonly number[]>>) {
  const of = (product: Product) => ports[product].map((port) => `http://localhost:${port}`);
  return { ats: of("ats"), services: of("services") };
}

/** Starts servers and workers of both apps, and waits until the servers answer. */
export async function startAppProcesses(options: AppProcessOptions): Promise<AppProcesses> {
  const { urls, ports, workers, env } = options;
  const origins = originsOf(ports);
  const errors = new Map<string, number>();
  const crashes: string[] = [];
  const running: Running[] = [];

  function launch(product: Product, role: "server" | "worker", port: number | null): ChildProcess {
    const program = role === "server" ? "main.ts" : "worker.ts";
    const file = fileURLToPath(new URL(`../../../apps/${product}/src/${program}`, import.meta.url));
    const args = ["--disable-warning=DeprecationWarning", "--import", EXIT_WITH_PARENT, file];
    const child = spawn(process.execPath, args, {
      env: {
        APP_DATABASE_URL: urls.app,
        AUTH_DATABASE_URL: urls.auth,
        SWEEP_DATABASE_URL: urls.sweep,
        QUEUE_DATABASE_URL: urls.queue,
        CONVENE_SECRET: SOAK_SECRET,
        ATS_URL: origins.ats[0] ?? "",
        SERVICES_URL: origins.services[0] ?? "",
        HOST: "localhost",
        LOG_LEVEL: "error",
        ...env,
        ...(port !== null && { PORT: String(port) }),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const name = `${product} ${role}`;
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        const told = errorIn(line);
        if (told) errors.set(`${name}: ${told}`, (errors.get(`${name}: ${told}`) ?? 0) + 1);
      });
    }
    child.once("exit", (code, signal) => {
      const entry = running.find((one) => one.child === child);
      if (!entry?.isWanted) return;
      crashes.push(`${name} ended by itself: ${code ?? signal}`);
      entry.child = launch(product, role, port); // as an operator's supervisor does
    });
    return child;
  }

  const start = (product: Product, role: "server" | "worker", port: number | null) => {
    running.push({ product, role, port, child: launch(product, role, port), isWanted: true });
  };
  for (const product of ["services", "ats"] as const) {
    for (const port of ports[product]) start(product, "server", port);
  }
  for (let index = 0; index < workers; index++) {
    start(index % 2 === 0 ? "services" : "ats", "worker", null);
  }
  await Promise.all([...origins.ats, ...origins.services].map(untilAnswering));

  return {
    origins,
    errors,
    crashes,
    async killOne(which, pick) {
      const among = running.filter(({ role }) => role === which);
      const victim = among[pick(among.length - 1)];
      if (!victim) return;
      victim.isWanted = false;
      victim.child.kill("SIGKILL");
      await gone(victim.child);
      victim.child = launch(victim.product, victim.role, victim.port);
      victim.isWanted = true;
    },
    async [Symbol.asyncDispose]() {
      for (const entry of running) {
        entry.isWanted = false;
        entry.child.kill("SIGTERM");
      }
      const timer = setTimeout(() => {
        for (const { child } of running) child.kill("SIGKILL");
      }, LONGEST_STOP_MS);
      await Promise.all(running.map(({ child }) => gone(child)));
      clearTimeout(timer);
    },
  };
}

const LONGEST_STOP_MS = 15_000;
const POLL_MS = 100;
const LONGEST_START_MS = 600_000;

async function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

async function untilAnswering(origin: string): Promise<void> {
  for (const startedAt = performance.now(); ; ) {
    try {
      if ((await fetch(`${origin}/readyz`)).ok) return;
      throw new Error("It is not ready");
    } catch (cause) {
      if (performance.now() - startedAt > LONGEST_START_MS) {
        throw new Error(`Nothing answers at ${origin}`, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

/** What a line says went wrong; undefined: nothing. */
function errorIn(line: string): string | undefined {
  try {
    const { level, msg, err, problem } = JSON.parse(line);
    if (level < ERROR_LEVEL) return undefined;
    const { type = "", code = "", message = problem ?? "", stack = "", cause } = err ?? {};
    const place = /at (?:async )?(\S+ \(file:\S+\/(?:apps|packages|prisma)\/\S+)\)/.exec(
      stack,
    )?.[1];
    return [msg, type, code, message, cause?.message, place]
      .filter(Boolean)
      .join(" | ")
      .replace(/ \(Queue: .*\)$/, "");
  } catch {
    return line.trim() || undefined;
  }
}
