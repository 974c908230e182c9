import { PasswordInput, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Trans, useTranslation } from "react-i18next";
import { passwordProblem, shortestPassword, textProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface AcceptInvitationValues {
  /** Both empty where the person is signed in already. */
  readonly name: string;
  readonly password: string;
}

export interface AcceptInvitationFormProps {
  readonly organisationName: string;
  readonly email: string;
  /** Who invites, if known. */
  readonly invitedBy?: string;
  /** `new`: an account is made on the way; `existing`: one click is enough. */
  readonly account: "new" | "existing";
  readonly onSubmit: (values: AcceptInvitationValues) => SubmitAnswer<keyof AcceptInvitationValues>;
}

export function AcceptInvitationForm({
  organisationName,
  email,
  invitedBy,
  account,
  onSubmit,
}: AcceptInvitationFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm({
    initialValues: { name: "", password: "" },
    validate: {
      name: (name) => (account === "new" ? textProblem(name, t("form.nameNeeded")) : null),
      password: (password) => (account === "new" ? passwordProblem(t, password) : null),
    },
    transformValues: ({ name, password }) => ({ name: name.trim(), password }),
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("invitation.accept", { organisation: organisationName })}
    >
      <Text size="sm">
        <Trans
          t={t}
          i18nKey={invitedBy ? "invitation.introductionBy" : "invitation.introduction"}
          values={{ organisation: organisationName, email, invitedBy }}
          components={{ strong: <strong /> }}
        />
      </Text>
      {account === "new" && (
        <>
          <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
          <TextInput label={t("form.name")} autoComplete="name" {...form.getInputProps("name")} />
          <PasswordInput
            label={t("form.password")}
            description={t("form.passwordRule", { count: shortestPassword })}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": t("form.showPassword") }}
            {...form.getInputProps("password")}
          />
        </>
      )}
    </FormFrame>
  );
}
