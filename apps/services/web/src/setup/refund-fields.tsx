import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";

const MOST_RULES = 10;

/** What a client who cancels gets back, by how much notice they give. */
export function RefundFields({ form }: ServiceFormPart) {
  const { t } = useTranslation("setup");
  const { refundRules } = form.values;
  const error = form.errors.refundRules;
  return (
    <Fieldset legend={t("refund.title")}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t(refundRules.length > 0 ? "refund.hint" : "refund.nothing")}
        </Text>
        {refundRules.map((_, index) => (
          <Group key={index} gap="sm" align="flex-start" wrap="nowrap">
            <NumberInput
              label={t("refund.from")}
              min={0}
              max={8_760}
              required
              suffix={` ${t("unit.hours")}`}
              style={{ flex: 1 }}
              {...form.getInputProps(`refundRules.${index}.hours`)}
            />
            <NumberInput
              label={t("refund.percent")}
              min={0}
              max={100}
              allowDecimal={false}
              required
              suffix=" %"
              style={{ flex: 1 }}
              {...form.getInputProps(`refundRules.${index}.percent`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={24}
              aria-label={t("refund.remove", { number: index + 1 })}
              onClick={() => form.removeListItem("refundRules", index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
        {refundRules.length < MOST_RULES && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => form.insertListItem("refundRules", { hours: 0, percent: 0 })}
          >
            {t("refund.add")}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
