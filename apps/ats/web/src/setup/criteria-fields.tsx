import {
  Button,
  Fieldset,
  NumberInput,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RowButtons } from "./row-buttons.tsx";
import type { TemplateFormPart } from "./template-form.ts";

const MOST_CRITERIA = 20;

/** What is judged on the scorecard, and how much it counts. */
export function CriteriaFields({ form }: TemplateFormPart) {
  const { t } = useTranslation("setup");
  const { criteria } = form.values;
  return (
    <Stack gap="sm">
      {criteria.map((criterion, index) => {
        const row = t("template.criterion", { number: index + 1 });
        return (
          <Fieldset key={criterion.id} legend={row}>
            <Stack gap="sm">
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                <TextInput
                  label={t("template.criterionName")}
                  required
                  {...form.getInputProps(`criteria.${index}.name`)}
                />
                <NumberInput
                  label={t("template.weight")}
                  min={1}
                  max={10}
                  allowDecimal={false}
                  {...form.getInputProps(`criteria.${index}.weight`)}
                />
              </SimpleGrid>
              <Textarea
                label={t("template.criterionDescription")}
                autosize
                {...form.getInputProps(`criteria.${index}.description`)}
              />
              <RowButtons
                row={row}
                index={index}
                count={criteria.length}
                onMove={(to) => form.reorderListItem("criteria", { from: index, to })}
                onRemove={() => form.removeListItem("criteria", index)}
              />
            </Stack>
          </Fieldset>
        );
      })}
      {criteria.length < MOST_CRITERIA && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() =>
            form.insertListItem("criteria", {
              id: crypto.randomUUID(),
              name: "",
              description: "",
              weight: 1,
            })
          }
        >
          {t("template.addCriterion")}
        </Button>
      )}
    </Stack>
  );
}
