import { Alert, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconMail } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { emailProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface ForgotPasswordValues {
  readonly email: string;
}

export interface ForgotPasswordFormProps {
  readonly onSubmit: (values: ForgotPasswordValues) => SubmitAnswer<keyof ForgotPasswordValues>;
}

/** Asks for the address; says afterwards the same whether or not there is an account. */
export function ForgotPasswordForm({ onSubmit }: ForgotPasswordFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (email) => emailProblem(t, email) },
    transformValues: ({ email }) => ({ email: email.trim() }),
  });
  const { busy, message, accepted, submit } = useSubmit(form, onSubmit);
  if (accepted) {
    return (
      <Alert role="status" icon={<IconMail size={18} aria-hidden />}>
        {t("forgotPassword.sent", { email: form.getTransformedValues().email })}
      </Alert>
    );
  }
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("forgotPassword.submit")}
    >
      <TextInput
        label={t("form.email")}
        type="email"
        autoComplete="username"
        {...form.getInputProps("email")}
      />
    </FormFrame>
  );
}
