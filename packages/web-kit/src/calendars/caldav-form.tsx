import { FormFrame, type SubmitAnswer, useSubmit } from "@convene/ui";
import { NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export interface CaldavValues {
  /** `https:`, of the server. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

export interface CaldavFormProps {
  /** Of an account that is known. */
  readonly initial?: Pick<CaldavValues, "url" | "username"> | undefined;
  readonly onSubmit: (values: CaldavValues) => SubmitAnswer<keyof CaldavValues>;
}

const addresses = {
  icloud: "https://caldav.icloud.com",
  fastmail: "https://caldav.fastmail.com",
  nextcloud: "",
  other: "",
} as const;
const hosts = ["icloud", "fastmail", "nextcloud", "other"] as const;

/** Where a CalDAV account is, and the password made for us; with what each provider calls them. */
export function CaldavForm({ initial, onSubmit }: CaldavFormProps) {
  const { t } = useTranslation("kit");
  const [host, setHost] = useState(initial ? hostOf(initial.url) : "icloud");
  const form = useForm<CaldavValues>({
    initialValues: { url: addresses.icloud, username: "", ...initial, password: "" },
    validate: {
      url: (url) => (isWebAddress(url) ? null : t("calendars.caldav.urlNeeded")),
      username: (name) => (name.trim() === "" ? t("calendars.caldav.usernameNeeded") : null),
      password: (password) => (password === "" ? t("calendars.caldav.passwordNeeded") : null),
    },
  });
  const { busy, message, submit } = useSubmit(form, onSubmit);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("calendars.connect.submit")}
    >
      <NativeSelect
        label={t("calendars.caldav.host")}
        description={t(`calendars.caldav.hint.${host}`)}
        data={hosts.map((value) => ({ value, label: t(`calendars.caldav.hosts.${value}`) }))}
        value={host}
        onChange={({ currentTarget }) => {
          const chosen = hosts.find((known) => known === currentTarget.value) ?? "other";
          setHost(chosen);
          form.setFieldValue("url", addresses[chosen]);
        }}
      />
      <TextInput
        label={t("calendars.caldav.url")}
        type="url"
        required
        placeholder={host === "nextcloud" ? "https://cloud.example.com/remote.php/dav" : "https://"}
        {...form.getInputProps("url")}
      />
      <TextInput
        label={t("calendars.caldav.username")}
        required
        autoComplete="off"
        {...form.getInputProps("username")}
      />
      <PasswordInput
        label={t("calendars.caldav.password")}
        description={t("calendars.caldav.passwordHint")}
        required
        autoComplete="off"
        data-autofocus={initial !== undefined}
        visibilityToggleButtonProps={{ "aria-label": t("calendars.caldav.showPassword") }}
        {...form.getInputProps("password")}
      />
    </FormFrame>
  );
}

function hostOf(url: string): (typeof hosts)[number] {
  return hosts.find((host) => addresses[host] !== "" && url.startsWith(addresses[host])) ?? "other";
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);
}
