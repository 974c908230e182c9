import { InvalidTransitionError } from "../errors/invalid-transition-error.ts";

/** Which status may follow which. A status that nothing follows is final. */
export type TransitionTable<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

export interface StatusMachine<Status extends string> {
  /** Every status, in the order of the table. */
  readonly statuses: readonly Status[];
  /** The statuses that nothing follows. */
  readonly finalStatuses: readonly Status[];
  canMove(from: Status, to: Status): boolean;
  /**
   * The status moved to: `to`.
   *
   * @throws InvalidTransitionError where the table has no such move; staying is no move
   */
  move(from: Status, to: Status): Status;
  /** The statuses that may follow. */
  nextStatuses(from: Status): readonly Status[];
  /** The statuses that `to` may follow: the `IN (…)` of a guarded update. */
  previousStatuses(to: Status): readonly Status[];
  isFinal(status: Status): boolean;
}

/**
 * A status machine over an app's own table of transitions.
 *
 * @example
 * const machine = createStatusMachine({ open: ["done"], done: [] });
 * machine.move("open", "done") // "done"
 * machine.move("done", "open") // throws InvalidTransitionError
 */
export function createStatusMachine<const Status extends string>(
  table: TransitionTable<Status>,
): StatusMachine<Status> {
  const followers = new Map<Status, readonly Status[]>();
  for (const status in table) followers.set(status, table[status]);
  const nextStatuses = (from: Status) => followers.get(from) ?? [];
  const statuses = [...followers.keys()];

  return {
    statuses,
    finalStatuses: statuses.filter((status) => nextStatuses(status).length === 0),
    canMove: (from, to) => nextStatuses(from).includes(to),
    move(from, to) {
      if (!nextStatuses(from).includes(to)) throw new InvalidTransitionError(from, to);
      return to;
    },
    nextStatuses,
    previousStatuses: (to) => statuses.filter((from) => nextStatuses(from).includes(to)),
    isFinal: (status) => followers.has(status) && nextStatuses(status).length === 0,
  };
}
