/** How a soak is run. */
export interface SoakSettings {
  /** What every client plans follows from it; how their requests interleave does not. */
  readonly seed: number;
  /** How long the clients are at work. */
  readonly seconds: number;
  readonly clients: number;
  /** How often PostgreSQL is killed meanwhile; 0: nothing is killed, cut or dropped. */
  readonly kills: number;
  /** Server processes of each app. */
  readonly servers: number;
  /** Worker processes, of the two apps in turns; 2 or more. */
  readonly workers: number;
  /** Told what goes on. */
  readonly log: (line: string) => void;
}
