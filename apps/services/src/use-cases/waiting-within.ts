/** Who waits is seen by whom. */
export interface WaitingScope {
  /** Whoever waits for anyone is everybody's; left out: all of them. */
  readonly hostId?: string | undefined;
}

export function waitingWithin({ hostId }: WaitingScope) {
  return hostId === undefined ? {} : { OR: [{ hostResourceId: hostId }, { hostResourceId: null }] };
}
