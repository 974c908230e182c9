import { FormFrame, useSubmit } from "@convene/ui";
import { useSubmitAnswer } from "@convene/web-kit";
import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { plansQuery, templatesQuery } from "../queries.ts";
import type { JobDetail } from "./job-query.ts";
import { type StageValues, toStage, toStageValues } from "./stage-values.ts";
import { useSaveJob } from "./use-save-job.ts";

const MOST_STAGES = 30;

/** The columns of the pipeline. */
export function JobStagesForm({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation("hiring");
  const answerOf = useSubmitAnswer();
  const save = useSaveJob(job);
  const initialValues: { stages: StageValues[] } = { stages: job.stages.map(toStageValues) };
  const form = useForm({
    initialValues,
    validate: {
      stages: { name: (name) => (name.trim() === "" ? t("job.stageNeeded") : null) },
    },
  });
  const saveStages = async ({ stages }: typeof initialValues) => {
    const saved = await save({ stages: stages.map(toStage) });
    // New ones have ids now: saved again, they are the same ones.
    form.setValues({ stages: saved.stages.map(toStageValues) });
  };
  const { busy, message, submit } = useSubmit(form, (values: typeof initialValues) =>
    answerOf(saveStages(values)),
  );
  const { stages } = form.values;
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("job.save")}
    >
      <Stack gap="sm">
        {stages.map((stage, index) => (
          <Fieldset key={stage.key} legend={t("job.stage", { number: index + 1 })}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t("job.stageName")}
                required
                maxLength={100}
                {...form.getInputProps(`stages.${index}.name`)}
              />
              <DefaultChoice {...form.getInputProps(`stages.${index}.scheduled`)} />
            </SimpleGrid>
            <Group justify="space-between" gap="xs" mt="xs">
              <Text size="xs" c="dimmed">
                {stage.applications > 0 && t("job.stageFull", { count: stage.applications })}
              </Text>
              <Group gap={4}>
                {index > 0 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("job.stageUp", { number: index + 1 })}
                    onClick={() => form.reorderListItem("stages", { from: index, to: index - 1 })}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                )}
                {index < stages.length - 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("job.stageDown", { number: index + 1 })}
                    onClick={() => form.reorderListItem("stages", { from: index, to: index + 1 })}
                  >
                    <IconArrowDown size={16} aria-hidden />
                  </ActionIcon>
                )}
                {stage.applications === 0 && stages.length > 1 && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t("job.stageRemove", { number: index + 1 })}
                    onClick={() => form.removeListItem("stages", index)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </Group>
          </Fieldset>
        ))}
        {stages.length < MOST_STAGES && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            style={{ alignSelf: "flex-start" }}
            onClick={() =>
              form.insertListItem("stages", {
                key: crypto.randomUUID(),
                name: "",
                scheduled: "",
                applications: 0,
              })
            }
          >
            {t("job.stageAdd")}
          </Button>
        )}
      </Stack>
    </FormFrame>
  );
}

type DefaultChoiceProps = Pick<
  React.ComponentProps<typeof NativeSelect>,
  "value" | "onChange" | "error"
>;

/** What is scheduled by default for those in a stage. */
function DefaultChoice(props: DefaultChoiceProps) {
  const { t } = useTranslation("hiring");
  const templates = useQuery(templatesQuery);
  const plans = useQuery(plansQuery);
  const groups = [
    { group: t("job.templates"), kind: "template", items: templates.data?.items ?? [] },
    { group: t("job.plans"), kind: "plan", items: plans.data?.items ?? [] },
  ];
  return (
    <NativeSelect
      label={t("job.stageDefault")}
      data={[
        { value: "", label: t("job.stageNothing") },
        ...groups
          .filter(({ items }) => items.length > 0)
          .map(({ group, kind, items }) => ({
            group,
            items: items.map(({ id, name }) => ({ value: `${kind} ${id}`, label: name })),
          })),
      ]}
      {...props}
    />
  );
}
