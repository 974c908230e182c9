import type { Question } from "./question.ts";

/** A question as it is edited: every kind has all parts, and keeps those that it does not show. */
export interface QuestionValues {
  readonly id: string;
  readonly label: string;
  readonly kind: Question["kind"];
  readonly required: boolean;
  /** Of a choice: one a line. */
  readonly options: string;
}

export function toQuestionValues(question: Question): QuestionValues {
  const { id, label, kind, required } = question;
  const options = question.kind === "choice" ? question.options.join("\n") : "";
  return { id, label, kind, required, options };
}

export function toQuestion({ id, label, kind, required, options }: QuestionValues) {
  if (kind !== "choice") return { id, label, kind, required };
  const lines = options.split("\n").map((line) => line.trim());
  return { id, label, kind, required, options: lines.filter((line) => line !== "") };
}

/** Its id names the answers of those who are asked: it is never used for another question. */
export function newQuestion(): QuestionValues {
  return { id: crypto.randomUUID(), label: "", kind: "text", required: false, options: "" };
}
