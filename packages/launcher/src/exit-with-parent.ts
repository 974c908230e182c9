/**
 * Loaded ahead of a child's own program (`node --import`), so that a child ends when the launcher is
 * gone, however it went: the operating system closes the channel between them.
 */
import { isMainThread } from "node:worker_threads";

const GRACE_MS = 3_000;

// A program's worker threads get the same options, and have no channel.
if (isMainThread && process.connected) {
  process.once("disconnect", () => {
    // First the way that the program knows, so that it can finish what it is at …
    process.kill(process.pid, "SIGTERM");
    // … and then the way that always works.
    setTimeout(() => process.kill(process.pid, "SIGKILL"), GRACE_MS).unref();
  });
  process.channel?.unref(); // listening must not keep the program alive
}
