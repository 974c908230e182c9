import { z } from "zod";

/** The body of an answer, checked against a schema: the part of it that a test reads. */
export async function readAnswer<S extends z.ZodType>(
  schema: S,
  answer: Response | Promise<Response>,
): Promise<z.output<S>> {
  return schema.parse(await (await answer).json());
}

const problem = z.looseObject({ status: z.int(), code: z.string() });

/** The status and code of a refusal, e.g. `[409, "SLOT_TAKEN"]`. */
export async function refusalOf(
  answer: Response | Promise<Response>,
): Promise<[status: number, code: string]> {
  const { status, code } = await readAnswer(problem, answer);
  return [status, code];
}
