import { NumberInput, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TemplateFormPart } from "./template-form.ts";

/** When somebody who declines is replaced, and what a candidate may change. */
export function RuleFields({ form }: TemplateFormPart) {
  const { t } = useTranslation("setup");
  const hours = { min: 0, max: 720, suffix: " h" };
  const times = { min: 0, max: 20, allowDecimal: false };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <NumberInput
        label={t("template.replaceNotice")}
        description={t("template.replaceNoticeHint")}
        {...hours}
        {...form.getInputProps("replaceNoticeHours")}
      />
      <NumberInput
        label={t("template.replaceLimit")}
        description={t("template.replaceLimitHint")}
        {...times}
        {...form.getInputProps("replaceLimit")}
      />
      <NumberInput
        label={t("template.changeNotice")}
        description={t("template.changeNoticeHint")}
        {...hours}
        {...form.getInputProps("changeNoticeHours")}
      />
      <NumberInput
        label={t("template.rescheduleLimit")}
        description={t("template.rescheduleLimitHint")}
        {...times}
        {...form.getInputProps("rescheduleLimit")}
      />
    </SimpleGrid>
  );
}
