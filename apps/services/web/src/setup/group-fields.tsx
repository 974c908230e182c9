import { NumberInput, Stack, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";

/** How many clients come at once, and what becomes of those who find no time. */
export function GroupFields({ form }: ServiceFormPart) {
  const { t } = useTranslation("setup");
  return (
    <Stack gap="sm">
      <NumberInput
        label={t("service.capacity")}
        description={t("service.capacityHint")}
        min={1}
        max={1_000}
        allowDecimal={false}
        required
        maw={380}
        {...form.getInputProps("capacity")}
      />
      {form.values.capacity > 1 && (
        <Switch
          label={t("service.plannedOnly")}
          description={t("service.plannedOnlyHint")}
          {...form.getInputProps("plannedOnly", { type: "checkbox" })}
        />
      )}
      <Switch
        label={t("service.waitingList")}
        description={t("service.waitingListHint")}
        {...form.getInputProps("hasWaitingList", { type: "checkbox" })}
      />
    </Stack>
  );
}
