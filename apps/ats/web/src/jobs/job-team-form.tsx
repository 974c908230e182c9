import { FormFrame, LoadingState, useSubmit } from "@convene/ui";
import { QueryFailed, useSubmitAnswer } from "@convene/web-kit";
import { MultiSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, type JobDetail } from "./job-query.ts";
import { useSaveJob } from "./use-save-job.ts";

/** Who works on filling the job. */
export function JobTeamForm({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation("hiring");
  const answerOf = useSubmitAnswer();
  const save = useSaveJob(job);
  const colleagues = useQuery(colleaguesQuery);
  const form = useForm({ initialValues: { teamIds: job.team.map(({ id }) => id) } });
  const { busy, message, submit } = useSubmit(form, (values: typeof form.values) =>
    answerOf(save(values), { teamIds: "teamIds" }),
  );
  if (colleagues.isPending) return <LoadingState shape="form" count={1} />;
  if (!colleagues.data) {
    return <QueryFailed error={colleagues.error} onRetry={() => void colleagues.refetch()} />;
  }
  const known = new Map([...job.team, ...colleagues.data.items].map(({ id, name }) => [id, name]));
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("job.save")}
    >
      <MultiSelect
        label={t("job.teamMembers")}
        data={[...known].map(([value, label]) => ({ value, label }))}
        searchable
        {...(form.values.teamIds.length === 0 && { placeholder: t("job.teamNone") })}
        {...form.getInputProps("teamIds")}
      />
    </FormFrame>
  );
}
