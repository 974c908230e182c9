import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ZonePicker } from "../time/zone-picker.tsx";
import { textProblem } from "./field-rules.ts";
import { FormFrame } from "./form-frame.tsx";
import { slugOf } from "./slug-of.ts";
import type { SubmitAnswer } from "./submit-answer.ts";
import { useSubmit } from "./use-submit.ts";

export interface OrganisationValues {
  readonly name: string;
  /** Part of the public address: lower-case letters, digits and single hyphens. */
  readonly slug: string;
  /** IANA; where new people and services start from. */
  readonly timeZone: string;
}

export interface OrganisationFormProps {
  readonly onSubmit: (values: OrganisationValues) => SubmitAnswer<keyof OrganisationValues>;
  readonly now: Date;
  readonly initial: OrganisationValues;
  /** Shown before the slug, e.g. `book.example.com/`. */
  readonly addressPrefix?: string;
  /** Default: "Create organisation". */
  readonly submitLabel?: string;
  readonly secondary?: ReactNode;
}

/** Sets up an organisation, or changes its name, address and zone. */
export function OrganisationForm({
  onSubmit,
  now,
  initial,
  addressPrefix = "",
  submitLabel,
  secondary,
}: OrganisationFormProps) {
  const { t } = useTranslation("ui");
  const form = useForm<OrganisationValues>({
    initialValues: initial,
    validate: {
      name: (name) => textProblem(name, t("organisation.nameNeeded")),
      slug: (slug) =>
        /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? null : t("organisation.addressWrong"),
    },
    transformValues: (values) => ({ ...values, name: values.name.trim() }),
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  const nameField = form.getInputProps("name");
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={submitLabel ?? t("organisation.create")}
      secondary={secondary}
    >
      <TextInput
        label={t("organisation.name")}
        autoComplete="organization"
        {...nameField}
        onChange={(event) => {
          // the address follows the name until somebody writes one
          if (form.values.slug === slugOf(form.values.name)) {
            form.setFieldValue("slug", slugOf(event.currentTarget.value));
          }
          nameField.onChange(event);
        }}
      />
      <TextInput
        label={t("organisation.address")}
        description={`${addressPrefix}${form.values.slug || "…"}`}
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps("slug")}
      />
      <ZonePicker
        value={form.values.timeZone}
        onChange={(timeZone) => form.setFieldValue("timeZone", timeZone)}
        now={now}
      />
    </FormFrame>
  );
}
