import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Further members of a problem; their names must not be those of the standard ones. */
export type ProblemExtensions = Readonly<Record<string, unknown>>;

/**
 * A refusal of an app's own, thrown by routes and use cases.
 *
 * @example
 * throw new ProblemError(404, "NOT_FOUND", "There is no such interview");
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: ContentfulStatusCode;
  /** Stable and SCREAMING_SNAKE: clients and translations may depend on it. */
  readonly code: string;
  readonly extensions: ProblemExtensions;

  /** @param detail Said to whoever asked: no personal data, nothing about the inside. */
  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: string,
    extensions: ProblemExtensions = {},
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.status = status;
    this.code = code;
    this.extensions = extensions;
  }
}
