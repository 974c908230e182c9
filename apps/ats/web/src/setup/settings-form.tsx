import { describeZone, FormFrame, FormSection, useSubmit } from "@convene/ui";
import { unwrap, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { NumberInput, Radio, SimpleGrid, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { InterviewerSettings } from "./interviewer-queries.ts";
import { PreferredHours } from "./preferred-hours.tsx";

interface SettingsValues {
  readonly hours: InterviewerSettings["hours"];
  /** Empty: without limit. */
  readonly perDay: number | "";
  readonly perWeek: number | "";
  readonly preferredHours: InterviewerSettings["preferredHours"];
}

/** In which hours somebody holds interviews, how many at most, and when they like them best. */
export function SettingsForm({ settings }: { readonly settings: InterviewerSettings }) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const form = useForm<SettingsValues>({
    initialValues: {
      hours: settings.hours,
      perDay: settings.perDay ?? "",
      perWeek: settings.perWeek ?? "",
      preferredHours: settings.preferredHours,
    },
  });
  const save = async ({ perDay, perWeek, ...values }: SettingsValues) => {
    const json = {
      ...values,
      perDay: perDay === "" ? null : perDay,
      perWeek: perWeek === "" ? null : perWeek,
    };
    const id = settings.resourceId;
    await unwrap(api.interviewers[":id"].settings.$put({ param: { id }, json }));
    tellSaved(t("availability.saved"));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["slots"] });
  };
  const { busy, message, submit } = useSubmit(form, (values: SettingsValues) =>
    answerOf(save(values)),
  );
  const caps = { min: 0, max: 100, allowDecimal: false, placeholder: t("availability.noLimit") };
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("availability.save")}
      onSubmit={form.onSubmit(submit)}
    >
      <Stack gap="xl">
        <Radio.Group label={t("availability.hours")} {...form.getInputProps("hours")}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="working"
              label={t("availability.working")}
              description={t("availability.workingHint")}
            />
            <Radio
              value="published"
              label={t("availability.published")}
              description={t("availability.publishedHint")}
            />
          </Stack>
        </Radio.Group>
        <FormSection title={t("availability.caps")} hint={t("availability.capsHint")}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberInput
              label={t("availability.perDay")}
              {...caps}
              {...form.getInputProps("perDay")}
            />
            <NumberInput
              label={t("availability.perWeek")}
              {...caps}
              {...form.getInputProps("perWeek")}
            />
          </SimpleGrid>
        </FormSection>
        <FormSection
          title={t("availability.preferred")}
          hint={t("availability.preferredHint", { city: describeZone(settings.timeZone).city })}
        >
          <PreferredHours
            hours={form.values.preferredHours}
            onHours={(next) => form.setFieldValue("preferredHours", next)}
          />
        </FormSection>
      </Stack>
    </FormFrame>
  );
}
