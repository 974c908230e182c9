import type { StandInAnswer } from "../stand-in-server.ts";

/** A refusal of the calendar API, thrown where it is noticed. */
export class GoogleError extends Error {
  readonly answer: StandInAnswer;

  constructor(code: number, reason: string, message: string, status?: string) {
    super(message);
    const errors = [{ domain: "global", reason, message }];
    this.answer = {
      status: code,
      body: { error: { code, message, errors, ...(status && { status }) } },
    };
  }
}

/** 400 for what the API would not understand. */
export function invalid(message: string): GoogleError {
  return new GoogleError(400, "invalid", message);
}
