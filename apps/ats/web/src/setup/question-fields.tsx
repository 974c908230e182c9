import { Button, Fieldset, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RowButtons } from "./row-buttons.tsx";
import type { TemplateFormPart } from "./template-form.ts";

const MOST_QUESTIONS = 50;

/** What is asked in the interview. */
export function QuestionFields({ form }: TemplateFormPart) {
  const { t } = useTranslation("setup");
  const { questions } = form.values;
  return (
    <Stack gap="sm">
      {questions.map((question, index) => {
        const row = t("template.question", { number: index + 1 });
        return (
          <Fieldset key={question.id} legend={row}>
            <Stack gap="sm">
              <TextInput
                label={t("template.questionText")}
                required
                {...form.getInputProps(`questions.${index}.text`)}
              />
              <Textarea
                label={t("template.hint")}
                autosize
                {...form.getInputProps(`questions.${index}.hint`)}
              />
              <RowButtons
                row={row}
                index={index}
                count={questions.length}
                onMove={(to) => form.reorderListItem("questions", { from: index, to })}
                onRemove={() => form.removeListItem("questions", index)}
              />
            </Stack>
          </Fieldset>
        );
      })}
      {questions.length < MOST_QUESTIONS && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() =>
            form.insertListItem("questions", { id: crypto.randomUUID(), text: "", hint: "" })
          }
        >
          {t("template.addQuestion")}
        </Button>
      )}
    </Stack>
  );
}
