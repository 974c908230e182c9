import { ConfirmDialog, FormSection } from "@convene/ui";
import { unwrap, useSubmitAnswer } from "@convene/web-kit";
import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { ScheduleEditor } from "./schedule-editor.tsx";
import type { Resource } from "./setup-queries.ts";

/** The schedules of a person, room or device: one is edited at a time. */
export function Schedules({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { schedules } = resource;
  const [chosen, setChosen] = useState(schedules[0]?.id ?? "new");
  const [asked, setAsked] = useState(false);
  const schedule = schedules.find(({ id }) => id === chosen);
  const shown = schedule ?? (chosen === "new" ? undefined : schedules[0]);

  const remove = async (id: string) => {
    await unwrap(api.schedules[":id"].$delete({ param: { id } }));
    setChosen(schedules[0]?.id ?? "new");
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
  };

  return (
    <FormSection title={t("schedule.title")}>
      <Group gap="sm">
        {(schedules.length > 1 || shown === undefined) && (
          <SegmentedControl
            aria-label={t("schedule.title")}
            data={[
              ...schedules.map(({ id, name, isDefault }) => ({
                value: id,
                label: isDefault ? t("schedule.default", { name }) : name,
              })),
              ...(shown === undefined ? [{ value: "new", label: t("schedule.new") }] : []),
            ]}
            value={shown?.id ?? "new"}
            onChange={setChosen}
          />
        )}
        {shown && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setChosen("new")}
          >
            {t("schedule.add")}
          </Button>
        )}
        {shown && !shown.isDefault && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => setAsked(true)}
          >
            {t("schedule.remove")}
          </Button>
        )}
      </Group>
      <ScheduleEditor
        key={shown?.id ?? "new"}
        resource={resource}
        schedule={shown}
        onAdded={setChosen}
      />
      {shown && (
        <ConfirmDialog
          opened={asked}
          title={t("schedule.removeQuestion", { name: shown.name })}
          confirmLabel={t("schedule.removeConfirm")}
          destructive
          onConfirm={async () => {
            const answer = await answerOf(remove(shown.id));
            return answer && { message: answer.message ?? "" };
          }}
          onClose={() => setAsked(false)}
        >
          {t("schedule.removeHint")}
        </ConfirmDialog>
      )}
    </FormSection>
  );
}
