import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type Child, spawnChild } from "./spawn-child.ts";

/** In pino's numbers: error, and fatal above it. */
const ERROR_LEVEL = 50;
const LINES_KEPT = 20;

export interface AppProcessOptions {
  /** For the log file and for a person, e.g. `ats-worker`. */
  readonly name: string;
  readonly program: URL;
  readonly env: NodeJS.ProcessEnv;
  readonly logFolder: string;
  /** Told each error that the program logs, and each line on its standard error. */
  readonly onError: (line: string) => void;
}

/** A server or worker that runs until it is stopped. */
export interface AppProcess {
  readonly name: string;
  /** Settles when the process is gone: with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** The last lines that it wrote. */
  lastLines(): readonly string[];
  /** Asks it to stop; makes it when it has not within the time. */
  stop(timeoutMs: number): Promise<void>;
}

/** Starts a program and keeps what it writes in `<logFolder>/<name>.log`, and the run before in `.1`. */
export function startAppProcess(options: AppProcessOptions): AppProcess {
  const { name, program, env, logFolder, onError } = options;
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  const logFile = join(logFolder, `${name}.log`);
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const log = createWriteStream(logFile, { mode: 0o600 });
  log.on("error", (error) => onError(`The log cannot be written: ${error.message}`));

  const child = spawnChild(program, env);
  const lines: string[] = [];
  const keep = (stream: Readable, isError: (line: string) => boolean) => {
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
      if (isError(line)) onError(errorText(line));
    });
  };
  keep(child.stdout, isErrorEntry);
  keep(child.stderr, () => true);

  const ended = endOf(child);
  return {
    name,
    ended,
    lastLines: () => lines,
    async stop(timeoutMs) {
      child.process.kill("SIGTERM");
      const timer = setTimeout(() => child.process.kill("SIGKILL"), timeoutMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function endOf(child: Child): Promise<number | NodeJS.Signals> {
  try {
    const [code, signal] = await once(child.process, "close"); // not "exit": its last lines are read by then
    return signal ?? code;
  } catch {
    return 1; // it could not even be started
  }
}

function isErrorEntry(line: string): boolean {
  const level = logEntry(line)?.level;
  return typeof level === "number" && level >= ERROR_LEVEL;
}

function errorText(line: string): string {
  const message = logEntry(line)?.msg;
  return typeof message === "string" ? message : line;
}

function logEntry(line: string): { level?: unknown; msg?: unknown } | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
