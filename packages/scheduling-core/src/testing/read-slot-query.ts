import type { Host } from "../availability/host.ts";
import type { Interval } from "../interval/interval.ts";
import type { SlotQuery } from "../slots/slot-query.ts";

interface WrittenInterval {
  readonly start: string;
  readonly end: string;
}

interface WrittenHost extends Omit<Host, "busy" | "limits"> {
  readonly busy?: readonly WrittenInterval[];
  readonly limits?: Omit<NonNullable<Host["limits"]>, "bookedStarts"> & {
    readonly bookedStarts: readonly string[];
  };
}

/** A slot query as JSON has it: instants are ISO 8601 texts. */
export interface WrittenSlotQuery extends Omit<SlotQuery, "range" | "now" | "hosts"> {
  readonly range: WrittenInterval;
  readonly now: string;
  readonly hosts: readonly WrittenHost[];
}

/** Makes the texts Dates. */
export function readSlotQuery({ range, now, hosts, ...rest }: WrittenSlotQuery): SlotQuery {
  return { ...rest, range: readInterval(range), now: new Date(now), hosts: hosts.map(readHost) };
}

function readHost({ busy, limits, ...rest }: WrittenHost): Host {
  return {
    ...rest,
    ...(busy && { busy: busy.map(readInterval) }),
    ...(limits && {
      limits: { ...limits, bookedStarts: limits.bookedStarts.map((start) => new Date(start)) },
    }),
  };
}

function readInterval({ start, end }: WrittenInterval): Interval {
  return { start: new Date(start), end: new Date(end) };
}
