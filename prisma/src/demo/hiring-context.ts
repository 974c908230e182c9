import type { DemoDiary } from "./demo-diary.ts";
import type { DemoHiring, DemoTemplate } from "./demo-hiring.ts";
import type { DemoContext, DemoRows } from "./demo-rows.ts";

/** What is asked and judged, as it is stored. */
export interface StoredTemplate extends DemoTemplate {
  readonly id: string;
  readonly stored: {
    readonly questions: readonly { readonly id: string; readonly text: string }[];
    readonly criteria: readonly { readonly id: string; readonly weight: number }[];
  };
}

/** By what the rows of an organisation that hires refer to each other. */
export interface HiringContext extends DemoContext {
  readonly hiring: DemoHiring;
  readonly diary: DemoDiary;
  /** Of people by e-mail address, of rooms by name. */
  readonly resourceOf: (name: string) => string;
  readonly memberOf: (email: string) => string;
  /** Of people, by e-mail address. */
  readonly nameOf: (email: string) => string;
  readonly templateOf: (name: string) => StoredTemplate;
  readonly planOf: (name: string) => string;
  readonly poolOf: (name: string) => string;
  readonly letterOf: (name: string) => string;
}

export type Candidate = DemoRows["candidates"][number];
