import { FormFrame, useNow, useSubmit, ZonePicker } from "@convene/ui";
import { unwrap, useMessageLanguages, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";

interface EditCandidateDialogProps {
  readonly opened: boolean;
  readonly application: ApplicationDetail;
  readonly onClose: () => void;
}

/** Corrects what is known of a candidate. */
export function EditCandidateDialog({ opened, application, onClose }: EditCandidateDialogProps) {
  const { t } = useTranslation("hiring");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("page.editTitle", { name: application.candidate.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <EditForm application={application} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ application, onClose }: Omit<EditCandidateDialogProps, "opened">) {
  const { t } = useTranslation(["hiring", "ats"]);
  const answerOf = useSubmitAnswer();
  const tellSaved = useTellSaved();
  const queryClient = useQueryClient();
  const now = useNow();
  const { candidate } = application;
  const form = useForm({
    initialValues: {
      name: candidate.name,
      email: candidate.email,
      phone: candidate.phone ?? "",
      headline: candidate.headline ?? "",
      location: candidate.location ?? "",
      links: candidate.links.join("\n"),
      timeZone: candidate.timeZone,
      locale: candidate.locale,
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("ats:candidate.nameNeeded") : null),
      email: (email) =>
        /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("ats:candidate.emailWrong"),
      phone: (phone) =>
        phone.trim() === "" || /^[+\d][\d ()./-]{3,39}$/.test(phone.trim())
          ? null
          : t("page.phoneWrong"),
      links: (links) => (linesOf(links).every(isAddress) ? null : t("page.linkWrong")),
    },
  });
  type Values = typeof form.values;
  const save = async ({ name, email, timeZone, locale, ...rest }: Values) => {
    await unwrap(
      api.candidates[":id"].$put({
        param: { id: candidate.id },
        json: {
          name: name.trim(),
          email: email.trim(),
          phone: rest.phone.trim() || null,
          headline: rest.headline.trim() || null,
          location: rest.location.trim() || null,
          links: linesOf(rest.links),
          timeZone,
          locale,
        },
      }),
    );
    for (const key of ["application", "applications", "board"]) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
    tellSaved(t("page.saved"));
    onClose();
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), {
      name: "name",
      email: "email",
      phone: "phone",
      headline: "headline",
      location: "location",
      links: "links",
      timeZone: "timeZone",
      locale: "locale",
    }),
  );
  const languages = useMessageLanguages(candidate.locale);
  return (
    <FormFrame
      onSubmit={form.onSubmit(submit)}
      busy={busy}
      message={message}
      submitLabel={t("page.save")}
    >
      <TextInput
        label={t("ats:candidate.name")}
        required
        autoComplete="off"
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("ats:candidate.email")}
        type="email"
        required
        autoComplete="off"
        {...form.getInputProps("email")}
      />
      <TextInput
        label={t("ats:candidate.phone")}
        type="tel"
        autoComplete="off"
        {...form.getInputProps("phone")}
      />
      <TextInput label={t("page.headline")} {...form.getInputProps("headline")} />
      <TextInput label={t("page.location")} {...form.getInputProps("location")} />
      <Textarea
        label={t("page.links")}
        description={t("page.linksHint")}
        autosize
        minRows={2}
        {...form.getInputProps("links")}
      />
      <ZonePicker
        label={t("ats:candidate.timeZone")}
        now={now}
        value={form.values.timeZone}
        onChange={(zone) => form.setFieldValue("timeZone", zone)}
      />
      <NativeSelect label={t("page.language")} data={languages} {...form.getInputProps("locale")} />
    </FormFrame>
  );
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "");
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+\.\S+$/.test(text);
}
