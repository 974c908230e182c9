import type { ResourceKind } from "../../generated/enums.ts";
import type { DemoDiary } from "./demo-diary.ts";
import type { DemoContext } from "./demo-rows.ts";
import type { DemoSalon } from "./demo-salon.ts";

/** Whatever has a timeline. */
export interface DemoResource {
  readonly id: string;
  readonly kind: ResourceKind;
}

/** By what the rows of a salon refer to each other. */
export interface SalonContext extends DemoContext {
  readonly salon: DemoSalon;
  readonly diary: DemoDiary;
  /** Of people by e-mail address, of rooms and devices by name. */
  readonly resourceOf: (name: string) => DemoResource;
  readonly memberOf: (email: string) => string;
  readonly serviceOf: (name: string) => string;
  /** By name. */
  readonly clientOf: (name: string) => string;
}

/** Looks things up that the demo made itself. @throws Error for a name that it does not know */
export function known<Value>(entries: Iterable<readonly [string, Value]>): (name: string) => Value {
  const found = new Map(entries);
  return (name) => {
    const value = found.get(name);
    if (value === undefined) throw new Error(`The demo knows no ${name}`);
    return value;
  };
}
