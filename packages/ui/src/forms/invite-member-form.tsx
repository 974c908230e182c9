import { NativeSelect, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { emailProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface RoleChoice {
  readonly value: string;
  readonly label: string;
}

export interface InviteMemberValues {
  readonly email: string;
  /** null: no access to the hiring app. */
  readonly atsRole: string | null;
  /** null: no access to the services app. */
  readonly servicesRole: string | null;
}

export interface InviteMemberFormProps {
  readonly onSubmit: (values: InviteMemberValues) => SubmitAnswer<keyof InviteMemberValues>;
  /** "No access" is added. */
  readonly atsRoles: readonly RoleChoice[];
  readonly servicesRoles: readonly RoleChoice[];
  readonly initial?: { readonly atsRole?: string; readonly servicesRole?: string };
  readonly secondary?: ReactNode;
}

export function InviteMemberForm({
  onSubmit,
  atsRoles,
  servicesRoles,
  initial = {},
  secondary,
}: InviteMemberFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm({
    initialValues: {
      email: "",
      atsRole: initial.atsRole ?? "",
      servicesRole: initial.servicesRole ?? "",
    },
    validate: {
      email: (email) => emailProblem(t, email),
      servicesRole: (role, values) =>
        role === "" && values.atsRole === "" ? t("invite.roleNeeded") : null,
    },
    transformValues: ({ email, atsRole, servicesRole }) => ({
      email: email.trim(),
      atsRole: atsRole === "" ? null : atsRole,
      servicesRole: servicesRole === "" ? null : servicesRole,
    }),
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  const withNone = (roles: readonly RoleChoice[]) => [
    { value: "", label: t("invite.noAccess") },
    ...roles,
  ];
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("invite.submit")}
      secondary={secondary}
    >
      <TextInput
        label={t("form.email")}
        type="email"
        autoComplete="off"
        {...form.getInputProps("email")}
      />
      <NativeSelect
        label={t("invite.atsRole")}
        data={withNone(atsRoles)}
        {...form.getInputProps("atsRole")}
      />
      <NativeSelect
        label={t("invite.servicesRole")}
        data={withNone(servicesRoles)}
        {...form.getInputProps("servicesRole")}
      />
    </FormFrame>
  );
}
