import { FormFrame, useSubmit } from "@convene/ui";
import {
  QuestionFields,
  type QuestionValues,
  toQuestion,
  toQuestionValues,
  useSubmitAnswer,
} from "@convene/web-kit";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { JobDetail } from "./job-query.ts";
import { useSaveJob } from "./use-save-job.ts";

/** What the application form asks. */
export function JobFormForm({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation("hiring");
  const answerOf = useSubmitAnswer();
  const save = useSaveJob(job);
  const initialValues: { fields: QuestionValues[] } = { fields: job.fields.map(toQuestionValues) };
  const form = useForm({ initialValues });
  const { busy, message, submit } = useSubmit(form, ({ fields }: typeof initialValues) =>
    answerOf(
      save({ fields: fields.map(toQuestion) }),
      Object.fromEntries(
        fields.flatMap((_field, index) =>
          ["label", "options"].map((part) => [
            `fields.${index}.${part}`,
            `fields.${index}.${part}`,
          ]),
        ),
      ),
    ),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("job.save")}
    >
      <QuestionFields form={form} />
    </FormFrame>
  );
}
