/** One thing that was looked at. It holds no secret: it is shown, and may be sent to somebody. */
export interface Finding {
  /** What was looked at: `settings`, `database app`, `mail`. */
  readonly about: string;
  /** `warn`: it works, and not as it should in production. */
  readonly state: "ok" | "warn" | "fail";
  readonly says: string;
  /** What to do about it. */
  readonly mend?: string;
}

export function ok(about: string, says: string): Finding {
  return { about, state: "ok", says };
}

export function warn(about: string, says: string, mend: string): Finding {
  return { about, state: "warn", says, mend };
}

export function fail(about: string, says: string, mend: string): Finding {
  return { about, state: "fail", says, mend };
}
