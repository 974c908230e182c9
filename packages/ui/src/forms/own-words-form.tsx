import { Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface OwnWordsValues {
  /** Empty: the product's own. */
  readonly subject: string;
  readonly introduction: string;
}

export interface OwnWordsFormProps {
  readonly initial: OwnWordsValues;
  /** Names that stand for what differs from message to message, without braces: `title`. */
  readonly placeholders: readonly string[];
  /** What a placeholder stands for, in the reader's words. */
  readonly placeholderName: (placeholder: string) => string;
  /** Called with every change, for a preview. */
  readonly onChange: (values: OwnWordsValues) => void;
  readonly onSubmit: (values: OwnWordsValues) => SubmitAnswer<keyof OwnWordsValues>;
  /** Why the preview could not be made, at the field that is to blame. */
  readonly problems?: Partial<Record<keyof OwnWordsValues, string>>;
  /** Offered where there are own words already. */
  readonly onRestore?: (() => void) | undefined;
}

type Field = keyof OwnWordsValues;

/** An organisation's own subject and introduction for one kind of message. */
export function OwnWordsForm({
  initial,
  placeholders,
  placeholderName,
  onChange,
  onSubmit,
  problems = {},
  onRestore,
}: OwnWordsFormProps) {
  const { t } = useTranslation("ui");
  const problemOf = (text: string) => {
    const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].find(
      ([, name]) => name === undefined || !placeholders.includes(name),
    );
    return unknown ? t("ownWords.unknown", { placeholder: unknown[0] }) : null;
  };
  const form = useForm<OwnWordsValues>({
    initialValues: initial,
    onValuesChange: onChange,
    validate: { subject: problemOf, introduction: problemOf },
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  const subject = useRef<HTMLInputElement>(null);
  const introduction = useRef<HTMLTextAreaElement>(null);
  const last = useRef<Field>("introduction");

  const insert = (placeholder: string) => {
    const field = last.current;
    const input = field === "subject" ? subject.current : introduction.current;
    const text = form.values[field];
    const from = input?.selectionStart ?? text.length;
    const to = input?.selectionEnd ?? text.length;
    const word = `{${placeholder}}`;
    form.setFieldValue(field, text.slice(0, from) + word + text.slice(to));
    // after the new text is in the field
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(from + word.length, from + word.length);
    });
  };
  const propsOf = (field: Field) => {
    const { error, ...props } = form.getInputProps(field);
    return {
      ...props,
      error: error ?? problemOf(form.values[field]) ?? problems[field],
      onFocus: () => {
        last.current = field;
      },
    };
  };

  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("ownWords.submit")}
      secondary={
        onRestore && (
          <Button variant="default" onClick={onRestore}>
            {t("ownWords.restore")}
          </Button>
        )
      }
    >
      <TextInput
        ref={subject}
        label={t("ownWords.subject")}
        description={t("ownWords.emptyHint")}
        maxLength={200}
        {...propsOf("subject")}
      />
      <Textarea
        ref={introduction}
        label={t("ownWords.introduction")}
        description={t("ownWords.introductionHint")}
        autosize
        maxLength={2_000}
        minRows={3}
        maxRows={12}
        {...propsOf("introduction")}
      />
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t("ownWords.placeholders")}
        </Text>
        <Group gap={6} role="group" aria-label={t("ownWords.placeholders")}>
          {placeholders.map((placeholder) => (
            <Button
              key={placeholder}
              size="compact-xs"
              variant="default"
              title={`{${placeholder}}`}
              onClick={() => insert(placeholder)}
            >
              {placeholderName(placeholder)}
            </Button>
          ))}
        </Group>
      </div>
    </FormFrame>
  );
}
