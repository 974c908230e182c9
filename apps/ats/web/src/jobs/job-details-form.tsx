import { FormFrame, useSubmit } from "@convene/ui";
import { useSubmitAnswer } from "@convene/web-kit";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { EMPLOYMENT_TYPES, employmentTypeOf } from "./employment-types.ts";
import type { JobDetail } from "./job-query.ts";
import { useSaveJob } from "./use-save-job.ts";

const LONGEST_DESCRIPTION = 10_000;

/** What the job is. */
export function JobDetailsForm({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation(["hiring", "ats"]);
  const answerOf = useSubmitAnswer();
  const save = useSaveJob(job);
  const form = useForm({
    initialValues: {
      title: job.title,
      department: job.department ?? "",
      location: job.location ?? "",
      employmentType: job.employmentType ?? "",
      description: job.description ?? "",
    },
    validate: { title: (title) => (title.trim() === "" ? t("ats:job.titleNeeded") : null) },
  });
  type Values = typeof form.values;
  const { busy, message, submit } = useSubmit(form, ({ employmentType, ...values }: Values) =>
    answerOf(save({ details: { ...values, employmentType: employmentTypeOf(employmentType) } }), {
      "details.title": "title",
      "details.department": "department",
      "details.location": "location",
      "details.description": "description",
    }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("job.save")}
    >
      <TextInput label={t("ats:job.title")} required {...form.getInputProps("title")} />
      <TextInput label={t("ats:job.department")} {...form.getInputProps("department")} />
      <TextInput label={t("ats:job.location")} {...form.getInputProps("location")} />
      <NativeSelect
        label={t("job.type")}
        data={[
          { value: "", label: "–" },
          ...EMPLOYMENT_TYPES.map((value) => ({ value, label: t(`job.types.${value}`) })),
        ]}
        {...form.getInputProps("employmentType")}
      />
      <Textarea
        label={t("ats:job.description")}
        description={t("job.descriptionHint")}
        autosize
        minRows={6}
        maxRows={20}
        maxLength={LONGEST_DESCRIPTION}
        {...form.getInputProps("description")}
      />
    </FormFrame>
  );
}
