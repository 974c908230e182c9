// Loaded before a server or worker (`node --expose-gc --import`): says how much memory the process has
// when it is asked.

/** Megabytes, all garbage collected. */
export interface MemorySample {
  /** Of JavaScript. */
  readonly heap: number;
  /** Of buffers and other things outside the heap. */
  readonly external: number;
  /** Of the whole process, as the system counts it. */
  readonly resident: number;
}

const BYTES = 1_048_576;

process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const sample = { heap: heapUsed / BYTES, external: external / BYTES, resident: rss / BYTES };
  process.send?.(sample satisfies MemorySample);
});
// The listener is no reason to go on when the server is stopped.
process.channel?.unref();
