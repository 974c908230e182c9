import { ApiProblem, type FieldProblem } from "./api-problem.ts";

interface Answer {
  readonly status: number;
  readonly statusText: string;
  text(): Promise<string>;
}

/**
 * Reads an answer that is not a success.
 *
 * What is no problem document (a proxy's page, an empty body) becomes one with the code
 * `HTTP_` and the status, so that callers meet one kind of error.
 */
export async function readProblem(answer: Answer): Promise<ApiProblem> {
  const { status, statusText } = answer;
  const document = parseObject(await answer.text());
  const { type: _type, status: _status, code, title, detail, field, errors, ...rest } = document;
  return new ApiProblem({
    status,
    code: textOf(code) ?? `HTTP_${status}`,
    title: textOf(title) ?? (statusText || `HTTP ${status}`),
    detail: textOf(detail),
    field: textOf(field),
    errors: Array.isArray(errors) ? errors.filter(isFieldProblem) : [],
    extensions: rest,
  });
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value.field === "string" && typeof value.message === "string";
}
