import type { StandInAnswer } from "../stand-in-server.ts";

/** A refusal of Graph, thrown where it is noticed. */
export class GraphError extends Error {
  readonly answer: StandInAnswer;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.answer = { status, body: { error: { code, message } } };
  }
}
