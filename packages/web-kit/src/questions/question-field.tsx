import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Question } from "./question.ts";
import type { AnswerForm } from "./use-answer-form.ts";

export interface QuestionFieldProps {
  readonly field: Question;
  readonly form: AnswerForm;
}

/** Something that somebody is asked, as the field in which it is answered. */
export function QuestionField({ field, form }: QuestionFieldProps) {
  const { t } = useTranslation("kit");
  const { id, kind, label, required } = field;
  const common = { label, required, ...form.getInputProps(id) };
  switch (kind) {
    case "text":
      return <TextInput {...common} maxLength={200} />;
    case "longText":
      return <Textarea {...common} rows={3} maxLength={2_000} />;
    case "number":
      return <TextInput {...common} inputMode="decimal" />;
    case "choice":
      return (
        <NativeSelect
          {...common}
          data={[{ value: "", label: t("question.choose") }, ...field.options]}
        />
      );
    case "checkbox":
      return (
        <Checkbox
          label={required ? `${label} *` : label}
          required={required}
          {...form.getInputProps(id, { type: "checkbox" })}
        />
      );
  }
}
