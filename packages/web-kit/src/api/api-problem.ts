/** One field of the request that was refused. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

interface ApiProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly field?: string | undefined;
  readonly errors?: readonly FieldProblem[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal that the server explained.
 *
 * @see RFC 9457 for the members; `code` is stable and meant for programs, `detail` for people.
 */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  /** The field of the request that the whole problem is about. */
  readonly field: string | undefined;
  /** Each field that was refused, where the request as a whole did not parse. */
  readonly errors: readonly FieldProblem[];
  /** Members beyond the standard ones, e.g. `alternatives` of a taken slot. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    { status, code, title, detail, field, errors, extensions }: ApiProblemDetails,
    options?: ErrorOptions,
  ) {
    super(detail ?? title, options);
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.field = field;
    this.errors = errors ?? [];
    this.extensions = extensions ?? {};
  }

  /** False where the server itself failed: worth another try, not worth reading to a person. */
  get isRefusal(): boolean {
    return this.status < 500;
  }
}

/** No answer came: no network, or no server. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
  readonly code = "NO_ANSWER";

  constructor(options?: ErrorOptions) {
    super("The server did not answer", options);
  }
}
