import { PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { passwordProblem, shortestPassword } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface ResetPasswordValues {
  readonly password: string;
}

export interface ResetPasswordFormProps {
  readonly onSubmit: (values: ResetPasswordValues) => SubmitAnswer<keyof ResetPasswordValues>;
}

export function ResetPasswordForm({ onSubmit }: ResetPasswordFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (password) => passwordProblem(t, password) },
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("resetPassword.submit")}
    >
      <PasswordInput
        label={t("resetPassword.password")}
        description={t("form.passwordRule", { count: shortestPassword })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("form.showPassword") }}
        {...form.getInputProps("password")}
      />
    </FormFrame>
  );
}
