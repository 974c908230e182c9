import { readServerEnv, type ServerEnv } from "@convene/server-kit";

/** What the server and the worker of this app are told by their environment. */
export function readEnv(): ServerEnv {
  return readServerEnv(process.env);
}
