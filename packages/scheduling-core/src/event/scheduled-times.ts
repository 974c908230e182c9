/** When an event is planned, and when it really took place. Columns of the schedulable behaviour. */
export interface ScheduledTimes {
  readonly scheduledStart: Date;
  readonly scheduledEnd: Date;
  readonly actualStart?: Date | null;
  readonly actualEnd?: Date | null;
}
