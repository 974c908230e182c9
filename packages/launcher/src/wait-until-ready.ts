import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 50;

/**
 * Waits until a server answers 200 at /readyz.
 *
 * @param baseUrl Without a slash at the end.
 * @param signal Gives up waiting.
 * @throws The signal's reason.
 */
export async function waitUntilReady(baseUrl: string, signal: AbortSignal): Promise<void> {
  while (!(await isReady(`${baseUrl}/readyz`, signal))) await delay(POLL_MS, undefined, { signal });
}

async function isReady(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    signal.throwIfAborted();
    return false; // does not listen yet
  }
}
