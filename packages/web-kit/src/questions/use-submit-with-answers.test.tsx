// @vitest-environment happy-dom
import { ConveneProvider, FormFrame } from "@convene/ui";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ApiProblem } from "../api/api-problem.ts";
import { createKitI18n } from "../i18n/create-kit-i18n.ts";
import type { Question } from "./question.ts";
import { QuestionField } from "./question-field.tsx";
import { useAnswerForm } from "./use-answer-form.ts";
import { useSubmitWithAnswers } from "./use-submit-with-answers.ts";

afterEach(cleanup);

const questions: readonly Question[] = [
  { kind: "checkbox", id: "rules", label: "I keep the rules", required: true },
  { kind: "text", id: "size", label: "Size", required: false },
];

interface PageProps {
  readonly send: () => Promise<unknown>;
}

function Page({ send }: PageProps) {
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (name) => (name === "" ? "A name, please." : null) },
  });
  const answers = useAnswerForm(questions);
  const submission = useSubmitWithAnswers(form, {
    questions,
    answers,
    ownFields: { "client.name": "name" },
    send,
  });
  return (
    <FormFrame {...submission} submitLabel="Send">
      <TextInput label="Name" {...form.getInputProps("name")} />
      {questions.map((field) => (
        <QuestionField key={field.id} field={field} form={answers} />
      ))}
    </FormFrame>
  );
}

function open(send: () => Promise<unknown>) {
  render(
    <ConveneProvider accent="services" i18n={createKitI18n({}, "en-GB")}>
      <Page send={send} />
    </ConveneProvider>,
  );
}

const press = () => fireEvent.click(screen.getByRole("button", { name: "Send" }));
const fillIn = () => {
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Ana" } });
  fireEvent.click(screen.getByRole("checkbox"));
};

test("nothing is sent until both are complete, and what is missing first is gone to", async () => {
  const send = vi.fn(async () => undefined);
  open(send);
  press();
  expect(await screen.findByText("A name, please.")).toBeDefined();
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Name")));
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Ana" } });
  press();
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("checkbox")));
  expect(send).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("checkbox"));
  press();
  await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
});

test("what the API says of a field stands at it, in either of the two", async () => {
  const errors = [
    { field: "client.name", message: "Not this name." },
    { field: "answers.size", message: "Not this size." },
  ];
  open(() =>
    Promise.reject(
      new ApiProblem({ status: 422, code: "INVALID_INPUT", title: "Invalid input", errors }),
    ),
  );
  fillIn();
  press();
  expect(await screen.findByText("Not this size.")).toBeDefined();
  expect(screen.getByText("Not this name.")).toBeDefined();
  expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText("Size").getAttribute("aria-invalid")).toBe("true");
});
