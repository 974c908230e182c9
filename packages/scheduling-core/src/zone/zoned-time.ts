/** An instant as the clocks of one zone show it. */
export interface ZonedTime {
  /** Wall-clock time in `timeZone`, `YYYY-MM-DDTHH:mm:ss`. */
  readonly local: string;
  /** Offset from UTC at that instant, e.g. `-05:00`. */
  readonly offset: string;
  /** IANA identifier, as it was given. */
  readonly timeZone: string;
  readonly instant: Date;
}
