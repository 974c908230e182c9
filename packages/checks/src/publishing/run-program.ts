import { execFile } from "node:child_process";

/** What a program said that has ended. */
export interface ProgramResult {
  /** -1 where it could not be started, or was killed. */
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;

/** Runs a program to its end, whatever that is. */
export function runProgram(
  program: string,
  options: readonly string[],
  folder: string,
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const settings = {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", CI: "1" },
      maxBuffer: MOST_OUTPUT_BYTES,
    };
    const child = execFile(program, options, settings, (_error, output, errors) => {
      resolve({ status: child.exitCode ?? -1, output, errors });
    });
  });
}

/**
 * Runs a program that has to succeed.
 *
 * @returns What it wrote to its standard output.
 * @throws Error with all that it said
 */
export async function mustRun(
  program: string,
  options: readonly string[],
  folder: string,
): Promise<string> {
  const { status, output, errors } = await runProgram(program, options, folder);
  if (status === 0) return output;
  throw new Error(`${[program, ...options].join(" ")} failed (${status})\n${output}${errors}`);
}
