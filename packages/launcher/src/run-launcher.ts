import { DatabaseSetupError } from "@convene/prisma/roles";
import { describeLaunch } from "./describe-launch.ts";
import { readSettings, SettingsError } from "./env.ts";
import { LaunchError, launch, type Programs } from "./launch.ts";
import { watchCallers } from "./watch-callers.ts";

const IMPATIENT_AFTER_MS = 2_000;

/**
 * The start command: launches, reports, and stops everything when it is told to, when a program ends
 * that should not, and when whoever started it is gone. Ends the process.
 */
export async function runLauncher(programs: Programs): Promise<never> {
  const startedAt = performance.now();
  const told = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    told.signal.addEventListener("abort", () => resolve(), { once: true });
  });
  let toldAt = 0;
  const tell = () => {
    // Told again: end at once; the children notice and go. One Ctrl-C arrives several times, though:
    // from the terminal, and from each caller that passes it on.
    if (told.signal.aborted && performance.now() - toldAt > IMPATIENT_AFTER_MS) process.exit(1);
    toldAt ||= performance.now();
    told.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, tell);
  watchCallers(() => told.abort());
  // A terminal or a pipe that went away with the caller must not keep the rest from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  let exitCode = 0;
  try {
    const launched = await launch(readSettings(), programs, {
      signal: told.signal,
      log: (line) => console.error(line),
    });
    console.log(describeLaunch(launched, (performance.now() - startedAt) / 1000));
    const broken = await Promise.race([launched.broken, stopped]);
    if (broken !== undefined) {
      console.error(broken);
      exitCode = 1;
    }
    await launched.stop();
  } catch (error) {
    if (!told.signal.aborted) {
      exitCode = 1;
      const expected = [LaunchError, SettingsError, DatabaseSetupError].some(
        (kind) => error instanceof kind,
      );
      console.error(expected && error instanceof Error ? error.message : error);
    }
  }
  process.exit(exitCode);
}
