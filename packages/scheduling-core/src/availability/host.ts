import type { Interval } from "../interval/interval.ts";

/** Wall-clock time `HH:mm`; `24:00` is allowed as an end. */
export type LocalTime = string;

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** From and until. An end before the start is on the next day: `["22:00", "06:00"]`. */
export type LocalWindow = readonly [LocalTime, LocalTime];

export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly LocalWindow[]>>>;

/** How many bookings a host takes. Days and ISO weeks are those of the host's zone. */
export interface HostLimits {
  readonly perDay?: number;
  readonly perWeek?: number;
  /** Starts of what is booked already, in any order. */
  readonly bookedStarts: readonly Date[];
}

/** Whatever has one timeline: a person, or one seat of a room or device. */
export interface Host {
  readonly id: string;
  /** IANA identifier; the hours and limits are in this zone. */
  readonly timeZone: string;
  readonly weeklyHours: WeeklyHours;
  /** By date `YYYY-MM-DD`: replaces the hours of that date; `[]` closes it. */
  readonly overrides?: Readonly<Record<string, readonly LocalWindow[]>>;
  /** Times that are taken, in any order; they may overlap. */
  readonly busy?: readonly Interval[];
  readonly limits?: HostLimits;
}
