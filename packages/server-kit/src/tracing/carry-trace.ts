import { currentTraceparent } from "./traceparent.ts";

/**
 * What a job carries, with the trace in force, so that its work is seen as a part of what caused it.
 * Whoever writes jobs by other means than `Jobs.enqueue` passes their data through here.
 *
 * @returns The same where nothing is traced.
 */
export function carryTrace<Data extends object>(data: Data): Data {
  const traceparent = currentTraceparent();
  return traceparent === undefined ? data : { ...data, traceparent };
}

/** What a job's handler gets, and the trace that it goes on with. */
export function takeTrace(data: object): { data: object; traceparent: string | undefined } {
  if (!("traceparent" in data)) return { data, traceparent: undefined };
  const { traceparent, ...own } = data;
  return { data: own, traceparent: typeof traceparent === "string" ? traceparent : undefined };
}
