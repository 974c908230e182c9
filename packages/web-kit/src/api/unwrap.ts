import type { ClientResponse } from "hono/client";
import type { ClientErrorStatusCode, ServerErrorStatusCode } from "hono/utils/http-status";
import { NoAnswerError } from "./api-problem.ts";
import { readProblem } from "./read-problem.ts";

type Refused = ClientErrorStatusCode | ServerErrorStatusCode;

/** The body of an answer where all went well: its JSON, `undefined` for 204, text otherwise. */
export type SuccessBody<Answer> =
  Answer extends ClientResponse<infer Body, infer Status, infer Format>
    ? Status extends Refused
      ? never
      : Status extends 204
        ? undefined
        : Format extends "json"
          ? Body
          : string
    : never;

/**
 * The data of an answer.
 *
 * @throws ApiProblem where the server refused or failed
 * @throws NoAnswerError where nothing came back
 * @example
 * const me = await unwrap(api.me.$get());
 */
export async function unwrap<Answer extends ClientResponse<unknown, number>>(
  request: Promise<Answer>,
): Promise<SuccessBody<Answer>>;
export async function unwrap(request: Promise<ClientResponse<unknown, number>>): Promise<unknown> {
  let answer: ClientResponse<unknown, number>;
  try {
    answer = await request;
  } catch (cause) {
    throw new NoAnswerError({ cause });
  }
  if (!answer.ok) throw await readProblem(answer);
  if (answer.status === 204) return undefined;
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  return isJson ? await answer.json() : await answer.text();
}
