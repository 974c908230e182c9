/** Who can do something to an event in this project. A schema of your own may know other kinds. */
export type ActorKind = "member" | "client" | "candidate" | "system";

/** Who did something. */
export interface Actor<Kind extends string = ActorKind> {
  readonly kind: Kind;
  /** Null or left out where nobody in particular did it, e.g. the system. */
  readonly id?: string | null | undefined;
}
