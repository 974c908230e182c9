import { FormFrame, FormSection, showFirstError, useSubmit } from "@convene/ui";
import { unwrap, useNavigateTo, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import {
  Box,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type InterviewPlan, type InterviewTemplate } from "../api.ts";
import { type StepValues, toSteps, toStepValues } from "./plan-steps.ts";
import { RowButtons } from "./row-buttons.tsx";

interface PlanEditorProps {
  /** Left out for a new one. */
  readonly plan: InterviewPlan | undefined;
  readonly templates: readonly InterviewTemplate[];
}

interface PlanValues {
  readonly name: string;
  readonly breakMinutes: number;
  readonly longestGapMinutes: number;
  readonly perDay: number;
  readonly sameDay: boolean;
  readonly active: boolean;
  readonly steps: readonly StepValues[];
}

const MOST_STEPS = 8;

/** Which interviews belong together, in which order, and with how much time between them. */
export function PlanEditor({ plan, templates }: PlanEditorProps) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const form = useForm<PlanValues>({
    initialValues: {
      name: plan?.name ?? "",
      breakMinutes: plan?.breakMinutes ?? 15,
      longestGapMinutes: plan?.longestGapMinutes ?? 120,
      perDay: plan?.perDay ?? 5,
      sameDay: plan?.sameDay ?? true,
      active: plan?.active ?? true,
      steps: plan ? toStepValues(plan.steps) : [newStep(), newStep()],
    },
    validate: (values) => ({
      ...(values.name.trim() === "" && { name: t("wrong.name") }),
      ...(values.longestGapMinutes < values.breakMinutes && {
        longestGapMinutes: t("wrong.gap"),
      }),
      ...Object.fromEntries(
        values.steps.flatMap(({ templateId }, index) =>
          templateId === "" ? [[`steps.${index}.templateId`, t("wrong.step")]] : [],
        ),
      ),
    }),
  });
  const save = async ({ steps, ...values }: PlanValues) => {
    const json = { ...values, steps: toSteps(steps) };
    const { name } = await (plan
      ? unwrap(
          api.plans[":id"].$put({
            param: { id: plan.id },
            json: { ...json, revision: plan.revision },
          }),
        )
      : unwrap(api.plans.$post({ json })));
    tellSaved(t("saved", { name }));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    navigateTo("/setup/plans");
  };
  const { busy, message, submit } = useSubmit(form, (values: PlanValues) =>
    answerOf(save(values), { name: "name", longestGapMinutes: "longestGapMinutes" }),
  );
  const { steps } = form.values;
  const nameOf = (id: string) => templates.find((one) => one.id === id)?.name ?? "";
  const choices = templates
    .filter(({ id, active }) => active || steps.some(({ templateId }) => templateId === id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const minutes = { min: 0, max: 1_440, step: 5, allowDecimal: false, suffix: " min" };
  return (
    <Box maw={760}>
      <FormFrame
        busy={busy}
        message={message}
        submitLabel={t(plan ? "save" : "plans.make")}
        onSubmit={form.onSubmit(submit, showFirstError)}
      >
        <Stack gap="xl">
          <TextInput label={t("name")} required {...form.getInputProps("name")} />
          <FormSection title={t("plan.steps")} hint={t("plan.stepsHint")}>
            {steps.map((step, index) => {
              const row = t("plan.step", { number: index + 1 });
              const before = steps.slice(0, index);
              return (
                <Fieldset key={step.key} legend={row}>
                  <Stack gap="sm">
                    <Select
                      label={t("plan.template")}
                      required
                      searchable
                      data={choices}
                      {...form.getInputProps(`steps.${index}.templateId`)}
                      value={step.templateId === "" ? null : step.templateId}
                      onChange={(id) => form.setFieldValue(`steps.${index}.templateId`, id ?? "")}
                    />
                    {before.length > 0 && (
                      <Checkbox.Group
                        label={t("plan.after")}
                        value={before
                          .filter(({ key }) => step.after.includes(key))
                          .map(({ key }) => key)}
                        onChange={(keys) => form.setFieldValue(`steps.${index}.after`, keys)}
                      >
                        <Group gap="md" mt={6}>
                          {before.map(({ key, templateId }, position) => (
                            <Checkbox
                              key={key}
                              value={key}
                              label={t("plan.earlier", {
                                number: position + 1,
                                name: nameOf(templateId),
                              })}
                            />
                          ))}
                        </Group>
                      </Checkbox.Group>
                    )}
                    <RowButtons
                      row={row}
                      index={index}
                      count={steps.length}
                      onMove={(to) => form.reorderListItem("steps", { from: index, to })}
                      onRemove={
                        steps.length > 1 ? () => form.removeListItem("steps", index) : undefined
                      }
                    />
                  </Stack>
                </Fieldset>
              );
            })}
            {steps.length < MOST_STEPS && (
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                style={{ alignSelf: "flex-start" }}
                onClick={() => form.insertListItem("steps", newStep())}
              >
                {t("plan.addStep")}
              </Button>
            )}
          </FormSection>
          <FormSection title={t("plan.day")}>
            <Switch
              label={t("plan.sameDay")}
              {...form.getInputProps("sameDay", { type: "checkbox" })}
            />
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <NumberInput
                label={t("plan.break")}
                {...minutes}
                {...form.getInputProps("breakMinutes")}
              />
              <NumberInput
                label={t("plan.longestGap")}
                {...minutes}
                {...form.getInputProps("longestGapMinutes")}
              />
              <NumberInput
                label={t("plan.perDay")}
                min={1}
                max={20}
                allowDecimal={false}
                {...form.getInputProps("perDay")}
              />
            </SimpleGrid>
          </FormSection>
          <Switch
            label={t("active")}
            description={t("plans.activeHint")}
            {...form.getInputProps("active", { type: "checkbox" })}
          />
        </Stack>
      </FormFrame>
    </Box>
  );
}

function newStep(): StepValues {
  return { key: crypto.randomUUID(), templateId: "", after: [] };
}
