/** What decides whether an event still takes changes. */
export interface ClosableEvent {
  readonly cancelledAt?: Date | null;
  /** Whether its status is one that nothing follows: completed, cancelled, no-show. */
  readonly isFinal?: boolean;
}
