import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { mustRun } from "./run-program.ts";

/** The name of the folder that npm puts everything in. */
const INSIDE = "package";

/** @returns The folder with the tarball's contents, beside it. */
export async function unpack(tarball: string): Promise<string> {
  const folder = tarball.replace(/\.tgz$/, "");
  mkdirSync(folder, { recursive: true });
  await mustRun("tar", ["-xzf", tarball, "-C", folder], folder);
  return join(folder, INSIDE);
}

/** @param folder As `unpack` gave it. */
export async function packAgain(folder: string): Promise<string> {
  const tarball = `${dirname(folder)}.tgz`;
  await mustRun("tar", ["-czf", tarball, "-C", dirname(folder), INSIDE], folder);
  return tarball;
}
