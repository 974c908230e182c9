/** Sees units of work from outside: for traces and figures. */
export interface UnitWatch {
  /** Runs a unit that joins no other one, with all its attempts and its commit. */
  around<T>(unit: () => Promise<T>): Promise<T>;
  /** The database undid an attempt for reasons of its own, and the unit is done again. */
  repeated(): void;
}

/** A pool of connections as it is at the moment. */
export interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  /** Units that wait for a connection. */
  readonly waiting: number;
}
