import { FormFrame, useSubmit } from "@convene/ui";
import { unwrap, useSubmitAnswer } from "@convene/web-kit";
import { Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type Job } from "../api.ts";

interface CreateJobDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated?: (job: Job) => void;
}

/** Opens a job with the usual stages. */
export function CreateJobDialog({ opened, onClose, onCreated }: CreateJobDialogProps) {
  const { t } = useTranslation("ats");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("job.create")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <JobForm
        onCreated={(job) => {
          onClose();
          onCreated?.(job);
        }}
      />
    </Modal>
  );
}

function JobForm({ onCreated }: { readonly onCreated: (job: Job) => void }) {
  const { t } = useTranslation("ats");
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const form = useForm({
    initialValues: { title: "", department: "", location: "", description: "" },
    validate: { title: (title) => (title.trim() === "" ? t("job.titleNeeded") : null) },
  });
  type Values = typeof form.values;
  const create = async (values: Values) => {
    const job = await unwrap(api.jobs.$post({ json: withoutEmpty(values) }));
    await queryClient.invalidateQueries({ queryKey: ["jobs"] });
    onCreated(job);
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(create(values), {
      title: "title",
      department: "department",
      location: "location",
      description: "description",
    }),
  );
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("job.create")}
    >
      <TextInput label={t("job.title")} required {...form.getInputProps("title")} />
      <TextInput label={t("job.department")} {...form.getInputProps("department")} />
      <TextInput label={t("job.location")} {...form.getInputProps("location")} />
      <Textarea
        label={t("job.description")}
        autosize
        minRows={3}
        {...form.getInputProps("description")}
      />
    </FormFrame>
  );
}

function withoutEmpty({
  title,
  department,
  location,
  description,
}: {
  title: string;
  department: string;
  location: string;
  description: string;
}) {
  return {
    title: title.trim(),
    ...(department.trim() !== "" && { department: department.trim() }),
    ...(location.trim() !== "" && { location: location.trim() }),
    ...(description.trim() !== "" && { description: description.trim() }),
  };
}
