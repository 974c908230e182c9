import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { emailProblem, passwordProblem, shortestPassword, textProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface SignUpValues {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Empty where the form does not ask, or the person has none yet. */
  readonly organisationName: string;
}

export interface SignUpFormProps {
  readonly onSubmit: (values: SignUpValues) => SubmitAnswer<keyof SignUpValues>;
  /** Whether an organisation is asked for. Default: `"optional"`. */
  readonly organisation?: "required" | "optional" | "none";
  readonly initialEmail?: string;
}

export function SignUpForm({
  onSubmit,
  organisation = "optional",
  initialEmail = "",
}: SignUpFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm<SignUpValues>({
    initialValues: { name: "", email: initialEmail, password: "", organisationName: "" },
    validate: {
      name: (name) => textProblem(name, t("form.nameNeeded")),
      email: (email) => emailProblem(t, email),
      password: (password) => passwordProblem(t, password),
      organisationName: (name) =>
        organisation === "required" ? textProblem(name, t("organisation.nameNeeded")) : null,
    },
    transformValues: (values) => ({
      name: values.name.trim(),
      email: values.email.trim(),
      password: values.password,
      organisationName: values.organisationName.trim(),
    }),
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("signUp.submit")}
    >
      <TextInput label={t("form.name")} autoComplete="name" {...form.getInputProps("name")} />
      <TextInput
        label={t("form.email")}
        type="email"
        autoComplete="username"
        {...form.getInputProps("email")}
      />
      <PasswordInput
        label={t("form.password")}
        description={t("form.passwordRule", { count: shortestPassword })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("form.showPassword") }}
        {...form.getInputProps("password")}
      />
      {organisation !== "none" && (
        <TextInput
          label={t(organisation === "required" ? "organisation.name" : "organisation.nameOptional")}
          description={t("organisation.nameHint")}
          autoComplete="organization"
          {...form.getInputProps("organisationName")}
        />
      )}
    </FormFrame>
  );
}
