import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { newQuestion, type QuestionValues } from "./question-values.ts";

const KINDS = ["text", "longText", "choice", "checkbox", "number"] as const;
const MOST_QUESTIONS = 30;

/** Of a form whatever is needed to edit the questions in it, under `fields`. */
export interface QuestionsForm {
  readonly values: { readonly fields: readonly QuestionValues[] };
  // As the form library has it: what an input takes depends on the input.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  getInputProps(path: string, options?: { readonly type: "checkbox" }): any;
  insertListItem(path: string, item: QuestionValues): void;
  removeListItem(path: string, index: number): void;
  reorderListItem(path: string, move: { readonly from: number; readonly to: number }): void;
}

export interface QuestionFieldsProps {
  readonly form: QuestionsForm;
}

/** What a form asks those who fill it in. */
export function QuestionFields({ form }: QuestionFieldsProps) {
  const { t } = useTranslation("kit");
  const { fields } = form.values;
  return (
    <Stack gap="sm">
      {fields.map((field, index) => {
        const number = index + 1;
        return (
          <Fieldset key={field.id} legend={t("questions.title", { number })}>
            <Stack gap="sm">
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <TextInput
                  label={t("questions.label")}
                  required
                  {...form.getInputProps(`fields.${index}.label`)}
                />
                <Select
                  label={t("questions.kind")}
                  data={KINDS.map((value) => ({ value, label: t(`questions.kinds.${value}`) }))}
                  allowDeselect={false}
                  {...form.getInputProps(`fields.${index}.kind`)}
                />
              </SimpleGrid>
              {field.kind === "choice" && (
                <Textarea
                  label={t("questions.options")}
                  description={t("questions.optionsHint")}
                  autosize
                  minRows={2}
                  required
                  {...form.getInputProps(`fields.${index}.options`)}
                />
              )}
              <Group justify="space-between" gap="xs">
                <Checkbox
                  label={t("questions.required")}
                  {...form.getInputProps(`fields.${index}.required`, { type: "checkbox" })}
                />
                <Group gap={4}>
                  {index > 0 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("questions.up", { number })}
                      onClick={() => form.reorderListItem("fields", { from: index, to: index - 1 })}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                  )}
                  {index < fields.length - 1 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("questions.down", { number })}
                      onClick={() => form.reorderListItem("fields", { from: index, to: index + 1 })}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                  )}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("questions.remove", { number })}
                    onClick={() => form.removeListItem("fields", index)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Group>
              </Group>
            </Stack>
          </Fieldset>
        );
      })}
      {fields.length < MOST_QUESTIONS && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => form.insertListItem("fields", newQuestion())}
        >
          {t("questions.add")}
        </Button>
      )}
    </Stack>
  );
}
