import { FormFrame, LoadingState, ReminderOffsetsField, useSubmit } from "@convene/ui";
import { Group, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { MessageSettings } from "../api/shared-api.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import { messageSettingsQuery, useSaveMessageSettings } from "./message-settings-query.ts";
import { useTellSaved } from "./use-tell-saved.ts";

/** When reminders go out, and when no text message does. */
export function ReminderSection() {
  const settings = useQuery(messageSettingsQuery);
  if (settings.isPending) return <LoadingState shape="form" count={2} />;
  if (!settings.data) {
    return <QueryFailed error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  return <ReminderForm settings={settings.data} />;
}

interface ReminderValues {
  offsets: readonly number[];
  isQuiet: boolean;
  /** `HH:mm` */
  quietStart: string;
  quietEnd: string;
}

const fields = {
  reminderOffsets: "offsets",
  quietStart: "quietStart",
  quietEnd: "quietEnd",
} as const;

function ReminderForm({ settings }: { readonly settings: MessageSettings }) {
  const { t } = useTranslation("kit");
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const save = useSaveMessageSettings(settings);
  const { quietStart, quietEnd, reminderOffsets } = settings;
  const initialValues: ReminderValues = {
    offsets: reminderOffsets.toSorted((a, b) => b - a),
    isQuiet: quietStart !== null && quietEnd !== null,
    quietStart: quietStart ?? "21:00",
    quietEnd: quietEnd ?? "08:00",
  };
  const form = useForm({
    initialValues,
    validate: {
      quietStart: (time, { isQuiet }) =>
        isQuiet && time === "" ? t("messageSettings.timeNeeded") : null,
      quietEnd: (time, { isQuiet, quietStart: start }) => {
        if (!isQuiet) return null;
        if (time === "") return t("messageSettings.timeNeeded");
        return time === start ? t("messageSettings.quietSame") : null;
      },
    },
  });
  const { busy, message, submit } = useSubmit(form, (values: ReminderValues) =>
    answerOf(
      save
        .mutateAsync({
          reminderOffsets: [...values.offsets],
          quietStart: values.isQuiet ? values.quietStart : null,
          quietEnd: values.isQuiet ? values.quietEnd : null,
        })
        .then(() => tellSaved(t("messageSettings.savedReminders"))),
      fields,
    ),
  );
  const { offsets, isQuiet } = form.values;
  return (
    <div style={{ maxWidth: 560 }}>
      <FormFrame
        onSubmit={form.onSubmit(submit)}
        busy={busy}
        message={message}
        submitLabel={t("messageSettings.saveReminders")}
      >
        <div>
          <ReminderOffsetsField
            label={t("messageSettings.offsets")}
            value={offsets}
            error={typeof form.errors.offsets === "string" ? form.errors.offsets : undefined}
            onChange={(value) => form.setFieldValue("offsets", value)}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t("messageSettings.offsetsHint")}
          </Text>
        </div>
        <div>
          <Switch
            label={t("messageSettings.quiet")}
            description={t("messageSettings.quietHint")}
            {...form.getInputProps("isQuiet", { type: "checkbox" })}
          />
          {isQuiet && (
            <Group gap="sm" mt="sm" align="flex-start">
              <TextInput
                type="time"
                label={t("messageSettings.quietStart")}
                {...form.getInputProps("quietStart")}
              />
              <TextInput
                type="time"
                label={t("messageSettings.quietEnd")}
                {...form.getInputProps("quietEnd")}
              />
            </Group>
          )}
        </div>
      </FormFrame>
    </div>
  );
}
