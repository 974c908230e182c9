import { AsyncLocalStorage } from "node:async_hooks";

/** What every line says that is logged on the way of a request, or of a job. */
export type LogContext =
  | { readonly requestId: string }
  | { readonly queue: string; readonly jobId: string };

/** On whose way the present code runs; see `createLogger`. */
export const logContext = new AsyncLocalStorage<LogContext>();
