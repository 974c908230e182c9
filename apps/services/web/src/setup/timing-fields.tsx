import { NumberInput, SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceFormPart } from "./service-form-type.ts";

const MINUTES_A_DAY = 1_440;

/** How long it takes, when it can start, and until when it can be booked and changed. */
export function TimingFields({ form }: ServiceFormPart) {
  const { t } = useTranslation("setup");
  const minutes = (least: number) => ({
    min: least,
    max: MINUTES_A_DAY,
    step: 5,
    allowDecimal: false,
    suffix: ` ${t("unit.minutes")}`,
  });
  const hours = { min: 0, max: 8_760, required: true, suffix: ` ${t("unit.hours")}` };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NumberInput
        label={t("service.duration")}
        description={t("service.durationHint")}
        required
        {...minutes(5)}
        {...form.getInputProps("durationMinutes")}
      />
      <NumberInput
        label={t("service.step")}
        description={t("service.stepHint")}
        {...minutes(5)}
        {...form.getInputProps("stepMinutes")}
      />
      <NumberInput
        label={t("service.bufferBefore")}
        description={t("service.bufferBeforeHint")}
        required
        {...minutes(0)}
        {...form.getInputProps("bufferBeforeMinutes")}
      />
      <NumberInput
        label={t("service.bufferAfter")}
        description={t("service.bufferAfterHint")}
        required
        {...minutes(0)}
        {...form.getInputProps("bufferAfterMinutes")}
      />
      <NumberInput
        label={t("service.notice")}
        description={t("service.noticeHint")}
        {...hours}
        {...form.getInputProps("noticeHours")}
      />
      <NumberInput
        label={t("service.horizon")}
        description={t("service.horizonHint")}
        min={1}
        max={730}
        allowDecimal={false}
        suffix={` ${t("unit.days")}`}
        required
        {...form.getInputProps("horizonDays")}
      />
      <NumberInput
        label={t("service.changeNotice")}
        description={t("service.changeNoticeHint")}
        {...hours}
        {...form.getInputProps("changeNoticeHours")}
      />
      <NumberInput
        label={t("service.rescheduleLimit")}
        description={t("service.rescheduleLimitHint")}
        min={0}
        max={1_000}
        allowDecimal={false}
        {...form.getInputProps("rescheduleLimit")}
      />
    </SimpleGrid>
  );
}
