import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClientForm } from "./use-client-form.ts";

interface ClientFieldsProps {
  readonly form: ClientForm;
  /** Who fills it in for somebody else gets no help from what the browser knows of them. */
  readonly isOwn?: boolean;
}

/** Name, address, phone, whether to text, and notes: two of them needed. */
export function ClientFields({ form, isOwn = true }: ClientFieldsProps) {
  const { t } = useTranslation("services");
  const autoComplete = (what: string) => ({ autoComplete: isOwn ? what : "off" });
  return (
    <>
      <TextInput
        label={t("details.name")}
        required
        {...autoComplete("name")}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("details.email")}
        {...(isOwn && { description: t("details.emailHint") })}
        type="email"
        required
        {...autoComplete("email")}
        {...form.getInputProps("email")}
      />
      <TextInput
        label={t("details.phone")}
        type="tel"
        {...autoComplete("tel")}
        {...form.getInputProps("phone")}
      />
      {form.values.phone.trim() !== "" && (
        <Checkbox
          label={t(isOwn ? "details.sms" : "details.smsForClient")}
          {...(isOwn && { description: t("details.smsHint") })}
          {...form.getInputProps("smsOptIn", { type: "checkbox" })}
        />
      )}
      <Textarea
        label={t("details.notes")}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2_000}
        {...form.getInputProps("notes")}
      />
    </>
  );
}
