import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { RoleUrls } from "@convene/prisma/roles";
import { type DemoSignIn, parseSignIns } from "./demo-sign-ins.ts";
import { roleVariables, spawnChild } from "./spawn-child.ts";

/**
 * Seeds in a process of its own, which takes its memory and its connections with it when it is done.
 *
 * @param program Finds the roles' URLs in its environment, the owner's as OWNER_DATABASE_URL, and
 *   writes the sign-ins to standard output, in JSON.
 * @param signal Ends the program.
 * @throws Error with what the program wrote to standard error, where it fails.
 */
export async function seedInChild(
  program: URL,
  urls: RoleUrls,
  inherited: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<readonly DemoSignIn[]> {
  const env = { ...inherited, ...roleVariables(urls), OWNER_DATABASE_URL: urls.owner };
  const child = spawnChild(program, env, signal);
  const [[exitCode], output, errors] = await Promise.all([
    once(child.process, "exit"),
    text(child.stdout),
    text(child.stderr),
  ]);
  if (exitCode !== 0) throw new Error(`The demo data could not be written.\n${errors || output}`);
  return parseSignIns(output);
}
