import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { RoleUrls } from "@convene/prisma/roles";

const EXIT_WITH_PARENT = new URL("./exit-with-parent.ts", import.meta.url).href;

/** A child whose output is read here. */
export interface Child {
  readonly process: ChildProcess;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/**
 * Runs a TypeScript program on this Node, in a process that does not outlive this one.
 *
 * @param env All that it finds in its environment.
 * @param signal Ends it.
 */
export function spawnChild(program: URL, env: NodeJS.ProcessEnv, signal?: AbortSignal): Child {
  // Deprecations are for whoever works on the code. (The driver warns of Prisma's own way to query.)
  const quiet = "--disable-warning=DeprecationWarning";
  const args = [quiet, "--import", EXIT_WITH_PARENT, fileURLToPath(program)];
  const child = spawn(process.execPath, args, {
    // Out of the terminal's reach: at a Ctrl-C the launcher stops its children in the right order.
    detached: true,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    ...(signal ? { signal } : {}),
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("A child's output was asked for and is not there");
  return { process: child, stdout, stderr };
}

/** Each role's connection URL, in the variable where the apps look for it. */
export function roleVariables(urls: RoleUrls): NodeJS.ProcessEnv {
  return {
    APP_DATABASE_URL: urls.app,
    AUTH_DATABASE_URL: urls.auth,
    SWEEP_DATABASE_URL: urls.sweep,
    QUEUE_DATABASE_URL: urls.queue,
  };
}
