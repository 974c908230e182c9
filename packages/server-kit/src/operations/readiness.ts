/** Something without which a server or worker can do nothing. */
export interface ReadinessCheck {
  /** For a person: `database`, `queue`. */
  readonly name: string;
  /** @returns what is wrong, without anything private; undefined: nothing */
  look(): Promise<string | undefined>;
}

/** Whether a process can do its work, and what it lacks. */
export interface Readiness {
  add(check: ReadinessCheck): void;
  /** From now on it is not ready, whatever else holds: nothing new is to be sent to it. */
  stop(): void;
  readonly isStopping: boolean;
  /** @returns what is wrong, by the name of the check; nothing: it is ready */
  look(): Promise<Readonly<Record<string, string>>>;
}

const LONGEST_LOOK_MS = 3_000;

/** @param checks Those that hold from the start. */
export function createReadiness(checks: readonly ReadinessCheck[] = []): Readiness {
  const all = [...checks];
  let isStopping = false;
  let looking: Promise<Readonly<Record<string, string>>> | undefined;

  const lookAtAll = async () => {
    const found = await Promise.all(
      all.map(async (check) => [check.name, await inTime(check)] as const),
    );
    const wrong = found.flatMap(([name, what]) => (what === undefined ? [] : [[name, what]]));
    return Object.fromEntries(wrong);
  };

  return {
    add: (check) => void all.push(check),
    stop() {
      isStopping = true;
    },
    get isStopping() {
      return isStopping;
    },
    async look() {
      if (isStopping) return { process: "stops" };
      // However many ask at the same time: the databases are asked once.
      looking ??= lookAtAll().finally(() => {
        looking = undefined;
      });
      return await looking;
    },
  };
}

async function inTime(check: ReadinessCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("does not answer in time"), LONGEST_LOOK_MS);
  });
  try {
    return await Promise.race([check.look(), late]);
  } catch {
    return "does not answer";
  } finally {
    clearTimeout(timer);
  }
}
