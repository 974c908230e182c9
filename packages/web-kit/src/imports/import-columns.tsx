import { FormSection, useSubmit } from "@convene/ui";
import { Alert, Button, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { unwrap } from "../api/unwrap.ts";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { AppImports } from "./app-imports.ts";
import { type Import, importApi } from "./import-api.ts";
import { useLineText } from "./use-line-text.ts";

const PHONE_PREFIX = /^\+[1-9]\d{0,3}$/;

interface ImportColumnsProps {
  readonly app: AppImports;
  readonly shown: Import;
}

/** Which column holds what, as it was guessed, to be put right. */
export function ImportColumns({ app, shown }: ImportColumnsProps) {
  const { t } = useTranslation("kit");
  const { fieldName } = useLineText(app);
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { id, header, fields, settings, sample, kind } = shown;
  const hasDates = app.kinds.some((one) => one.kind === kind && one.hasDates === true);
  const form = useForm({
    initialValues: {
      fields: Object.fromEntries(fields.map(({ field, column }) => [field, column])),
      dateOrder: settings.dateOrder,
      phonePrefix: settings.phonePrefix ?? "",
    },
    validate: {
      phonePrefix: (text) =>
        text === "" || PHONE_PREFIX.test(text) ? null : t("imports.columns.prefixWrong"),
    },
  });
  type Values = typeof form.values;

  const save = async ({ phonePrefix, dateOrder, fields }: Values) => {
    const json = { fields, settings: { dateOrder, phonePrefix: phonePrefix || null } };
    const saved = await unwrap(importApi.imports[":id"].columns.$put({ param: { id }, json }));
    queryClient.setQueryData(["import", id], saved);
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), { "settings.phonePrefix": "phonePrefix" }),
  );
  /** What stands in that column of the first lines. */
  const example = (column: string | null | undefined) => {
    const at = column ? header.indexOf(column) : -1;
    const cells = sample.map((row) => row[at] ?? "").filter((cell) => cell !== "");
    return cells.length > 0
      ? t("imports.columns.example", { values: cells.join(" · ") })
      : undefined;
  };
  // A column that has been given away is not offered to another field.
  const free = (field: string) => {
    const given = Object.entries(form.values.fields);
    return header.filter((name) => !given.some(([other, one]) => one === name && other !== field));
  };

  return (
    <FormSection title={t("imports.columns.title")} hint={t("imports.columns.hint")}>
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
                placeholder={t("imports.columns.none")}
                data={free(field)}
                clearable
                searchable={header.length > 12}
                clearButtonProps={{
                  "aria-label": t("imports.columns.clear", { field: fieldName(field) }),
                }}
                {...form.getInputProps(`fields.${field}`)}
              />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {hasDates && (
              <Select
                label={t("imports.columns.dates")}
                description={t("imports.columns.datesHint")}
                allowDeselect={false}
                data={[
                  { value: "dmy", label: t("imports.columns.dmy") },
                  { value: "mdy", label: t("imports.columns.mdy") },
                ]}
                {...form.getInputProps("dateOrder")}
              />
            )}
            <TextInput
              label={t("imports.columns.prefix")}
              description={t("imports.columns.prefixHint")}
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
            {t("imports.columns.save")}
          </Button>
        </Stack>
      </form>
    </FormSection>
  );
}
