import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const POLL_MS = 250;

const CALLER = /^(npm|npx|pnpm|turbo)(-cli)?(\.[cm]?js|\.exe)?$/;
const SHELL = /^(ash|bash|busybox|dash|sh|zsh)$/;

interface ProcessFacts {
  readonly pid: number;
  readonly parentPid: number;
  /** Tells the process from a later one with the same number. */
  readonly startedAt: string;
  readonly isZombie: boolean;
  readonly words: readonly string[];
}

/**
 * Calls `onGone` once when one of the programs that started this process ends: npx, pnpm, turbo, and
 * the shells between them. Not all of them pass a signal on, and none can pass on a SIGKILL.
 *
 * @returns Stops watching.
 */
export function watchCallers(onGone: () => void): () => void {
  const callers = findCallers(process.ppid);
  const timer = setInterval(() => {
    if (callers.every(isStillThere)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * The chain of callers from a process upwards. A shell above the uppermost one is somebody's terminal
 * or script, which may end without meaning us.
 */
function findCallers(firstPid: number): readonly ProcessFacts[] {
  const chain: ProcessFacts[] = [];
  for (let pid = firstPid; pid > 1; ) {
    const facts = processFacts(pid);
    if (!facts || !(isCaller(facts) || isShell(facts))) break;
    chain.push(facts);
    pid = facts.parentPid;
  }
  return chain.slice(0, chain.findLastIndex(isCaller) + 1);
}

/** npm calls itself "npm exec …"; others show as `node …/pnpm.cjs …`. */
function isCaller({ words }: ProcessFacts): boolean {
  return words.slice(0, 3).some((word) => CALLER.test(basename(word)));
}

function isShell({ words }: ProcessFacts): boolean {
  return SHELL.test(basename(words[0] ?? ""));
}

/** One that has ended and that its parent has not yet asked about is gone. */
function isStillThere(caller: ProcessFacts): boolean {
  const now = processFacts(caller.pid);
  return now?.startedAt === caller.startedAt && !now.isZombie;
}

function processFacts(pid: number): ProcessFacts | undefined {
  return existsSync("/proc/self/stat") ? factsFromProc(pid) : factsFromPs(pid);
}

function factsFromProc(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // After the program's name, which is in brackets and may hold anything, see proc_pid_stat(5).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return {
      pid,
      parentPid: Number(fields[1]),
      startedAt: fields[19] ?? "",
      isZombie: fields[0] === "Z",
      words: readFileSync(`/proc/${pid}/cmdline`, "utf8").split(/[\0 ]+/),
    };
  } catch {
    return undefined;
  }
}

function factsFromPs(pid: number): ProcessFacts | undefined {
  const columns = "ppid=,stat=,lstart=,args=";
  const run = spawnSync("ps", ["-o", columns, "-p", String(pid)], { encoding: "utf8" });
  // lstart is five words: Thu Jan 15 10:00:00 2026
  const match = /^\s*(\d+)\s+(\S+)\s+((?:\S+\s+){5})(.*)/.exec(run.stdout ?? "");
  if (!match) return undefined;
  const [, parentPid = "", state = "", startedAt = "", args = ""] = match;
  return {
    pid,
    parentPid: Number(parentPid),
    startedAt: startedAt.trim(),
    isZombie: state.startsWith("Z"),
    words: args.split(" "),
  };
}
