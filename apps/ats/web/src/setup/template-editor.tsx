import { FormFrame, FormSection, showFirstError, useSubmit } from "@convene/ui";
import { unwrap, useNavigateTo, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Box, Stack, Switch, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  api,
  type Interviewer,
  type InterviewerPool,
  type InterviewRoom,
  type InterviewTemplate,
} from "../api.ts";
import { CriteriaFields } from "./criteria-fields.tsx";
import { QuestionFields } from "./question-fields.tsx";
import { RuleFields } from "./rule-fields.tsx";
import { SeatFields } from "./seat-fields.tsx";
import { TemplateBasics } from "./template-basics.tsx";
import {
  checkTemplate,
  type TemplateValues,
  toTemplateInput,
  toTemplateValues,
} from "./template-form.ts";

interface TemplateEditorProps {
  /** Left out for a new one. */
  readonly template: InterviewTemplate | undefined;
  readonly interviewers: readonly Interviewer[];
  readonly pools: readonly InterviewerPool[];
  readonly rooms: readonly InterviewRoom[];
}

/** All that can be said of a template. */
export function TemplateEditor({ template, interviewers, pools, rooms }: TemplateEditorProps) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const form = useForm<TemplateValues>({
    initialValues: toTemplateValues(template),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(checkTemplate(values)).map(([field, fault]) => [field, t(`wrong.${fault}`)]),
      ),
  });
  const save = async (values: TemplateValues) => {
    const json = toTemplateInput(values);
    const { name } = await (template
      ? unwrap(
          api.templates[":id"].$put({
            param: { id: template.id },
            json: { ...json, revision: template.revision },
          }),
        )
      : unwrap(api.templates.$post({ json })));
    tellSaved(t("saved", { name }));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    navigateTo("/setup/templates");
  };
  const { busy, message, submit } = useSubmit(form, (values: TemplateValues) =>
    answerOf(save(values), { name: "name", durationMinutes: "durationMinutes" }),
  );
  const part = { form };
  return (
    <Box maw={760}>
      <FormFrame
        busy={busy}
        message={message}
        submitLabel={t(template ? "save" : "templates.make")}
        onSubmit={form.onSubmit(submit, showFirstError)}
      >
        <Stack gap="xl">
          <FormSection title={t("template.basics")}>
            <TemplateBasics {...part} rooms={rooms} />
          </FormSection>
          <FormSection title={t("template.seats")} hint={t("template.seatsHint")}>
            <SeatFields {...part} interviewers={interviewers} pools={pools} />
          </FormSection>
          <FormSection title={t("template.texts")}>
            <Textarea
              label={t("template.briefing")}
              description={t("template.briefingHint")}
              autosize
              minRows={2}
              {...form.getInputProps("briefing")}
            />
            <Textarea
              label={t("template.instructions")}
              description={t("template.instructionsHint")}
              autosize
              minRows={2}
              {...form.getInputProps("instructions")}
            />
          </FormSection>
          <FormSection title={t("template.questions")} hint={t("template.questionsHint")}>
            <QuestionFields {...part} />
          </FormSection>
          <FormSection title={t("template.criteria")} hint={t("template.criteriaHint")}>
            <CriteriaFields {...part} />
          </FormSection>
          <FormSection title={t("template.rules")}>
            <RuleFields {...part} />
          </FormSection>
          <Switch
            label={t("active")}
            description={t("templates.activeHint")}
            {...form.getInputProps("active", { type: "checkbox" })}
          />
        </Stack>
      </FormFrame>
    </Box>
  );
}
