import { Anchor, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { useLink } from "../provider/link.tsx";
import { emailProblem, textProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface SignInValues {
  readonly email: string;
  readonly password: string;
}

export interface SignInFormProps {
  readonly onSubmit: (values: SignInValues) => SubmitAnswer<keyof SignInValues>;
  readonly forgotPasswordHref?: string;
  readonly initialEmail?: string;
}

export function SignInForm({ onSubmit, forgotPasswordHref, initialEmail = "" }: SignInFormProps) {
  const { t } = useTranslation("ui");
  const Link = useLink();
  const form = useForm({
    initialValues: { email: initialEmail, password: "" },
    validate: {
      email: (email) => emailProblem(t, email),
      password: (password) => textProblem(password, t("form.passwordNeeded")),
    },
    transformValues: ({ email, password }) => ({ email: email.trim(), password }),
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("signIn.submit")}
    >
      <TextInput
        label={t("form.email")}
        type="email"
        autoComplete="username"
        {...form.getInputProps("email")}
      />
      <div>
        <PasswordInput
          label={t("form.password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("form.showPassword") }}
          {...form.getInputProps("password")}
        />
        {forgotPasswordHref && (
          <Anchor
            component={Link}
            href={forgotPasswordHref}
            size="sm"
            mt={6}
            display="inline-block"
          >
            {t("signIn.forgot")}
          </Anchor>
        )}
      </div>
    </FormFrame>
  );
}
