import * as fc from "fast-check";
import type { SignedUp } from "../sign-up.ts";
import type { TestRequest } from "../start-test-kit.ts";
import type { ReadyExample } from "../tenancy/examples-of.ts";
import { createAnswerChecker } from "./answer-checker.ts";
import { harvest, ownerOf } from "./harvest.ts";
import { type Hints, type KnownValues, placeholder } from "./known-values.ts";
import type { ApiDescription, ApiOperation } from "./list-operations.ts";
import { readRevision } from "./read-revision.ts";
import { type ApiRequest, requestArbitrary } from "./request-arbitrary.ts";
import { toApiRequest } from "./to-api-request.ts";

export interface FuzzedPerson {
  readonly name: string;
  /** Null: nobody is signed in. Another one once they signed in again. */
  cookie: string | null;
  readonly account?: Pick<SignedUp, "email" | "password"> | undefined;
}

export interface FuzzOptions {
  readonly fetch: (path: string, init?: TestRequest) => Promise<Response>;
  readonly description: ApiDescription;
  /** The first may do most and asks most often. */
  readonly people: readonly FuzzedPerson[];
  readonly known: KnownValues;
  readonly now: Date;
  readonly hints?: Hints;
  /** Called before each turn of an operation: what it needs to succeed, for what a schema cannot say. */
  readonly example: (operation: ApiOperation) => Promise<ReadyExample>;
  readonly files: fc.Arbitrary<Uint8Array>;
  readonly settings: FuzzSettings;
  /** Before each turn of an operation: what keeps the people able to ask. */
  readonly beforeTurn?: (operation: ApiOperation) => Promise<void>;
  /** After each answer that was no refusal: what keeps the people able to ask. */
  readonly afterSuccess?: (operation: ApiOperation, person: FuzzedPerson) => Promise<void>;
}

export interface FuzzSettings {
  readonly seed: number;
  /** How often all operations are gone through. */
  readonly rounds: number;
  /** Requests of each operation in each round. */
  readonly runs: number;
}

export interface FuzzReport {
  /** With their counterexamples, each fault of an operation once. */
  readonly faults: readonly string[];
  /** How many answers of which status each operation gave. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly requests: number;
  /** What was said to examples that ought to succeed, the last of each operation. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Sends generated requests, right ones and wrong ones, to every operation that a server describes, and
 * compares each answer with the description.
 *
 * One seed makes the same requests; the ids in them are whatever the rows have.
 */
export async function fuzzApi(options: FuzzOptions): Promise<FuzzReport> {
  const { description, people, known, settings } = options;
  const checker = createAnswerChecker(description);
  const makeArbitrary = (operation: ApiOperation, example: ApiRequest) =>
    requestArbitrary(operation, {
      schemas: description.schemas,
      hints: { revision: fc.constant(REVISION), ...options.hints },
      now: options.now,
      people: people.length,
      example,
      files: options.files,
    });
  const statuses = new Map<string, Map<number, number>>();
  const refused = new Map<string, string>();
  const reported = new Set<string>();
  const faults: string[] = [];
  let requests = 0;

  for (let round = 0; round < settings.rounds; round++) {
    for (const [index, operation] of description.operations.entries()) {
      const seen = statuses.get(operation.name) ?? new Map<number, number>();
      statuses.set(operation.name, seen);
      await options.beforeTurn?.(operation);
      const { world, request: right, after } = await options.example(operation);
      for (const [name, value] of Object.entries(world)) known.add(name, value);
      const token = right.path.token;
      if (typeof token === "string")
        known.add(ownerOf(operation.path.split("/{token}")[0] ?? ""), token);
      const example = await toApiRequest(operation, right);
      const arbitrary = makeArbitrary(operation, example);
      const seed = settings.seed + round * 10_007 + index;
      let found: string[] = [];
      const property = fc.asyncProperty(arbitrary, async (request) => {
        const person = people[request.who];
        const sent = await send(options, operation, request);
        requests++;
        seen.set(sent.status, (seen.get(sent.status) ?? 0) + 1);
        const wrong = [...checker.faultsOf(operation, sent)];
        const isOk = sent.status < 300;
        if (!isOk && request === example) {
          refused.set(operation.name, `${sent.status} ${sent.text.slice(0, 600)}`);
        }
        if (isOk) {
          const refusal = refusalOf(request);
          if (refusal !== null) wrong.push(`takes what is described as wrong: ${refusal}`);
          if (sent.contentType?.includes("json")) {
            harvest(JSON.parse(sent.text), ownerOf(operation.path), known);
          }
          if (person) await options.afterSuccess?.(operation, person);
        }
        const fresh = wrong.filter((fault) => !reported.has(signatureOf(operation, fault)));
        if (fresh.length === 0) return;
        found = fresh;
        throw new Error(
          `${fresh.join("\n")}\n${write(operation, request, options)}\n${sent.status} ${sent.text.slice(0, 600)}`,
        );
      });
      const refusalOf = (request: ApiRequest): string | null => {
        const type = request.headers["content-type"];
        if (typeof request.body !== "string" || type !== "application/json") return null;
        return checker.refusalOf(operation, JSON.parse(known.fill(request.body)));
      };
      const outcome = await fc.check(property, {
        seed,
        numRuns: settings.runs,
        // Every other time, what is nearly the example meets rows that nothing was done to yet.
        ...(round % 2 === 0 && { examples: [[example]] }),
        interruptAfterTimeLimit: LONGEST_MS,
        includeErrorInReport: false,
      });
      await after?.();
      if (!outcome.failed) continue;
      for (const fault of found) reported.add(signatureOf(operation, fault));
      const error = outcome.errorInstance;
      const words =
        error instanceof Error ? `${error.message} ${error.cause ?? ""}` : String(error);
      faults.push(
        `${operation.name}\n${words}\nround ${round}, seed ${seed}, path ${outcome.counterexamplePath}`,
      );
    }
  }
  return { faults, statuses, requests, refused };
}

/** Stands for the revision that the row has when the request is sent. */
const REVISION = placeholder("revision", 0);

/** Of an operation in a round, shrinking included. */
const LONGEST_MS = 30_000;
const LONGEST_ANSWER_MS = 20_000;

/** The same fault of an operation by other words of the input. */
function signatureOf(operation: ApiOperation, fault: string): string {
  return `${operation.name} ${fault.replace(/\d{2,}(?=\/)|\/\d+/g, "#")}`;
}

async function send(options: FuzzOptions, { method }: ApiOperation, request: ApiRequest) {
  const { known, people } = options;
  const cookie = people[request.who]?.cookie;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, value);
  const path = known.fill(request.path);
  if (typeof request.body === "string" && request.body.includes(REVISION)) {
    const revision = await readRevision(path, async (shown) => {
      const answer = await options.fetch(shown, { ...(typeof cookie === "string" && { cookie }) });
      return answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    });
    if (revision !== null) known.add("revision", revision);
  }
  const init: TestRequest = {
    method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    ...(typeof cookie === "string" && !headers.has("cookie") && { cookie }),
    ...(request.body !== null && { body: bodyOf(request.body, known) }),
  };
  // A server may close a connection after refusing a large body; a second attempt has one of its own.
  const answer = await options.fetch(path, init).catch(() => options.fetch(path, init));
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type"),
    text: await answer.text(),
  };
}

function bodyOf(body: NonNullable<ApiRequest["body"]>, known: KnownValues): string | FormData {
  if (typeof body === "string") return known.fill(body);
  const form = new FormData();
  for (const field of body) {
    if ("text" in field) form.append(field.name, known.fill(field.text));
    else form.append(field.name, new File([new Uint8Array(field.bytes)], field.fileName));
  }
  return form;
}

/** As a person plays it again. */
function write({ method }: ApiOperation, request: ApiRequest, options: FuzzOptions): string {
  const { known, people } = options;
  const { body } = request;
  return [
    `${people[request.who]?.name}: ${method} ${known.fill(request.path).slice(0, 1_000)}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
    typeof body === "string"
      ? known.fill(body).slice(0, 2_000)
      : JSON.stringify(
          body?.map((field) =>
            "text" in field
              ? field
              : { ...field, bytes: new TextDecoder("latin1").decode(field.bytes).slice(0, 300) },
          ),
        ),
  ].join("\n");
}
