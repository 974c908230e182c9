import type { BusyRules } from "./busy-rules.ts";
import type { CalendarCredentials } from "./credentials.ts";
import type { Fetch } from "./timed-fetch.ts";

/** What all providers of this package are made with. */
export interface ProviderContext {
  readonly owner: string;
  readonly timeZone: string;
  readonly busyRules: BusyRules;
  readonly onCredentials: (changed: CalendarCredentials) => Promise<void>;
  readonly fetch: Fetch;
  readonly now: () => Date;
}
