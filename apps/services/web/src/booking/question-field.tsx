import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Service } from "../api.ts";
import type { AnswerForm } from "./use-answer-form.ts";

interface QuestionFieldProps {
  readonly field: Service["fields"][number];
  readonly form: AnswerForm;
}

/** Something that a service asks, as the field in which it is answered. */
export function QuestionField({ field, form }: QuestionFieldProps) {
  const { t } = useTranslation("services");
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
