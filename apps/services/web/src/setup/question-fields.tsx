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
import type { QuestionValues } from "./service-form.ts";
import type { ServiceFormPart } from "./service-form-type.ts";

const KINDS = ["text", "longText", "choice", "checkbox", "number"] as const;
const MOST_QUESTIONS = 30;

/** What clients are asked when they book. */
export function QuestionFields({ form }: ServiceFormPart) {
  const { t } = useTranslation("setup");
  const { fields } = form.values;
  return (
    <Stack gap="sm">
      {fields.map((field, index) => {
        const number = index + 1;
        return (
          <Fieldset key={field.id} legend={t("question.title", { number })}>
            <Stack gap="sm">
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <TextInput
                  label={t("question.label")}
                  required
                  {...form.getInputProps(`fields.${index}.label`)}
                />
                <Select
                  label={t("question.kind")}
                  data={KINDS.map((value) => ({ value, label: t(`question.kinds.${value}`) }))}
                  allowDeselect={false}
                  {...form.getInputProps(`fields.${index}.kind`)}
                />
              </SimpleGrid>
              {field.kind === "choice" && (
                <Textarea
                  label={t("question.options")}
                  description={t("question.optionsHint")}
                  autosize
                  minRows={2}
                  required
                  {...form.getInputProps(`fields.${index}.options`)}
                />
              )}
              <Group justify="space-between" gap="xs">
                <Checkbox
                  label={t("question.required")}
                  {...form.getInputProps(`fields.${index}.required`, { type: "checkbox" })}
                />
                <Group gap={4}>
                  {index > 0 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("question.up", { number })}
                      onClick={() => form.reorderListItem("fields", { from: index, to: index - 1 })}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </ActionIcon>
                  )}
                  {index < fields.length - 1 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("question.down", { number })}
                      onClick={() => form.reorderListItem("fields", { from: index, to: index + 1 })}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </ActionIcon>
                  )}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("question.remove", { number })}
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
          {t("question.add")}
        </Button>
      )}
    </Stack>
  );
}

/** Its id names the answers of those who book: it is never used for another question. */
function newQuestion(): QuestionValues {
  return { id: crypto.randomUUID(), label: "", kind: "text", required: false, options: "" };
}
