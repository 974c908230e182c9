import { FormFrame, useNow, useSubmit, ZonePicker } from "@convene/ui";
import { unwrap, useNavigateTo, useSignedIn, useSubmitAnswer } from "@convene/web-kit";
import { Checkbox, Modal, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type Job } from "../api.ts";

interface AddCandidateDialogProps {
  readonly opened: boolean;
  readonly jobs: readonly Job[];
  /** The job that the list is filtered by. */
  readonly jobId: string | undefined;
  readonly onClose: () => void;
}

/** Enters somebody who applied by another way; their page opens then. */
export function AddCandidateDialog({ opened, onClose, ...rest }: AddCandidateDialogProps) {
  const { t } = useTranslation("ats");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("candidate.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <CandidateForm {...rest} />
    </Modal>
  );
}

function CandidateForm({ jobs, jobId }: Pick<AddCandidateDialogProps, "jobs" | "jobId">) {
  const { t } = useTranslation("ats");
  const now = useNow();
  const navigateTo = useNavigateTo();
  const queryClient = useQueryClient();
  const { organisation, member } = useSignedIn();
  const answerOf = useSubmitAnswer();
  const open = jobs.filter(({ status }) => status !== "closed");
  const form = useForm({
    initialValues: {
      jobId: jobId ?? open[0]?.id ?? "",
      name: "",
      email: "",
      phone: "",
      smsOptIn: false,
      timeZone: organisation.timeZone,
    },
    validate: {
      jobId: (id) => (id === "" ? t("candidate.jobNeeded") : null),
      name: (name) => (name.trim() === "" ? t("candidate.nameNeeded") : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("candidate.emailWrong")),
      phone: (phone, { smsOptIn }) =>
        smsOptIn && phone.trim() !== "" && !phone.trim().startsWith("+")
          ? t("candidate.smsNeedsCode")
          : null,
    },
  });
  type Values = typeof form.values;
  const add = async ({ phone, smsOptIn, name, email, ...values }: Values) => {
    const application = await unwrap(
      api.applications.$post({
        json: {
          ...values,
          name: name.trim(),
          email: email.trim(),
          ...(phone.trim() !== "" && { phone: phone.trim(), smsOptIn }),
        },
      }),
    );
    void queryClient.invalidateQueries({ queryKey: ["applications"] });
    void queryClient.invalidateQueries({ queryKey: ["jobs"] });
    navigateTo(`/applications/${application.id}`);
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(add(values), {
      jobId: "jobId",
      name: "name",
      email: "email",
      phone: "phone",
      timeZone: "timeZone",
    }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("candidate.add")}
    >
      <Select
        label={t("application.job")}
        data={open.map(({ id, title }) => ({ value: id, label: title }))}
        allowDeselect={false}
        {...form.getInputProps("jobId")}
      />
      <TextInput label={t("candidate.name")} required {...form.getInputProps("name")} />
      <TextInput
        label={t("candidate.email")}
        type="email"
        required
        {...form.getInputProps("email")}
      />
      <TextInput label={t("candidate.phone")} type="tel" {...form.getInputProps("phone")} />
      {form.values.phone.trim() !== "" && (
        <Checkbox
          label={t("candidate.sms")}
          {...form.getInputProps("smsOptIn", { type: "checkbox" })}
        />
      )}
      <ZonePicker
        label={t("candidate.timeZone")}
        value={form.values.timeZone}
        onChange={(timeZone) => form.setFieldValue("timeZone", timeZone)}
        now={now}
        suggested={[organisation.timeZone, member.timeZone]}
      />
    </FormFrame>
  );
}
