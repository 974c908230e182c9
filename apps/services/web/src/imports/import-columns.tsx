import { useSubmit } from "@convene/ui";
import { unwrap, useSubmitAnswer } from "@convene/web-kit";
import { Alert, Button, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormSection } from "../setup/form-section.tsx";
import type { Import } from "./import-queries.ts";
import { useLineText } from "./use-line-text.ts";

const PHONE_PREFIX = /^\+[1-9]\d{0,3}$/;

/** Which column holds what, as it was guessed, to be put right. */
export function ImportColumns({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("imports");
  const { fieldName } = useLineText();
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { id, header, fields, settings, sample, kind } = shown;
  const form = useForm({
    initialValues: {
      fields: Object.fromEntries(fields.map(({ field, column }) => [field, column])),
      dateOrder: settings.dateOrder,
      phonePrefix: settings.phonePrefix ?? "",
    },
    validate: {
      phonePrefix: (text) =>
        text === "" || PHONE_PREFIX.test(text) ? null : t("columns.prefixWrong"),
    },
  });
  type Values = typeof form.values;

  const save = async ({ phonePrefix, dateOrder, fields }: Values) => {
    const json = { fields, settings: { dateOrder, phonePrefix: phonePrefix || null } };
    const saved = await unwrap(api.imports[":id"].columns.$put({ param: { id }, json }));
    queryClient.setQueryData(["import", id], saved);
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), { "settings.phonePrefix": "phonePrefix" }),
  );
  /** What stands in that column of the first lines. */
  const example = (column: string | null | undefined) => {
    const at = column ? header.indexOf(column) : -1;
    const cells = sample.map((row) => row[at] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 ? t("columns.example", { values: cells.join(" · ") }) : undefined;
  };
  // A column that has been given away is not offered to another field.
  const free = (field: string) => {
    const given = Object.entries(form.values.fields);
    return header.filter((name) => !given.some(([other, one]) => one === name && other !== field));
  };

  return (
    <FormSection title={t("columns.title")} hint={t("columns.hint")}>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <div role="alert">
          {message && (
            <Alert color="red" mb="md" p="xs">
              {message}
            </Alert>
          )}
        </div>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {fields.map(({ field }) => (
              <Select
                key={field}
                label={fieldName(field)}
                description={example(form.values.fields[field])}
                inputWrapperOrder={["label", "input", "description", "error"]}
                placeholder={t("columns.none")}
                data={free(field)}
                clearable
                searchable={header.length > 12}
                clearButtonProps={{ "aria-label": t("columns.clear", { field: fieldName(field) }) }}
                {...form.getInputProps(`fields.${field}`)}
              />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {kind === "appointments" && (
              <Select
                label={t("columns.dates")}
                description={t("columns.datesHint")}
                allowDeselect={false}
                data={[
                  { value: "dmy", label: t("columns.dmy") },
                  { value: "mdy", label: t("columns.mdy") },
                ]}
                {...form.getInputProps("dateOrder")}
              />
            )}
            <TextInput
              label={t("columns.prefix")}
              description={t("columns.prefixHint")}
              placeholder="+49"
              inputMode="tel"
              {...form.getInputProps("phonePrefix")}
            />
          </SimpleGrid>
          {/* Not the page's first button: that is to import. */}
          <Button
            type="submit"
            variant="default"
            loading={busy}
            style={{ alignSelf: "flex-start" }}
          >
            {t("columns.save")}
          </Button>
        </Stack>
      </form>
    </FormSection>
  );
}
