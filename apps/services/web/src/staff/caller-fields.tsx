import { Checkbox, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ClientSearch } from "./client-search.tsx";
import { type CallerForm, guessOf } from "./use-caller-form.ts";

/** Who calls: found by whatever they say first, or typed. */
export function CallerFields({ form }: { readonly form: CallerForm }) {
  const { t } = useTranslation("services");
  return (
    <>
      <ClientSearch
        onPick={({ name, phone, email }) =>
          form.setValues({ name, phone: phone ?? "", email: email ?? "" })
        }
        onNew={(text) => form.setValues(guessOf(text))}
      />
      <TextInput
        label={t("quick.name")}
        required
        autoComplete="off"
        {...form.getInputProps("name")}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t("quick.phone")}
          type="tel"
          autoComplete="off"
          {...form.getInputProps("phone")}
        />
        <TextInput
          label={t("quick.email")}
          type="email"
          autoComplete="off"
          {...form.getInputProps("email")}
        />
      </SimpleGrid>
      {form.values.phone.trim() !== "" && (
        <Checkbox
          label={t("quick.sms")}
          {...form.getInputProps("smsOptIn", { type: "checkbox" })}
        />
      )}
    </>
  );
}
