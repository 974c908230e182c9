import { FormFrame, useLocale } from "@convene/ui";
import {
  answersInput,
  browserTimeZone,
  QuestionField,
  unwrap,
  useAnswerForm,
  useIdempotentSend,
  useSubmitWithAnswers,
} from "@convene/web-kit";
import { Checkbox, FileInput, Textarea, TextInput, VisuallyHidden } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { CareersJob } from "./careers-queries.ts";

interface ApplyFormProps {
  readonly found: CareersJob;
  /** @param email As it was typed. */
  readonly onSent: (email: string) => void;
}

const MOST_BYTES = 10 * 1_048_576;
const ENDINGS = ".pdf,.docx,.odt,.txt,.png,.jpg,.jpeg,.webp";
const LONGEST_LETTER = 10_000;

/** Who applies, with what, and what the job asks besides. */
export function ApplyForm({ found, onSent }: ApplyFormProps) {
  const { t } = useTranslation("careers");
  const locale = useLocale();
  const { organisation, job } = found;
  const answers = useAnswerForm(job.fields);
  const send = useIdempotentSend();
  const initialValues: Values = {
    name: "",
    email: "",
    phone: "",
    resume: null,
    coverLetter: "",
    consent: false,
    website: "",
  };
  const form = useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim() === "" ? t("form.nameNeeded") : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("form.emailNeeded")),
      phone: (phone) =>
        phone.trim() === "" || /^[+\d][\d ()./-]{3,39}$/.test(phone.trim())
          ? null
          : t("form.phoneWrong"),
      resume: (file) => {
        if (!file) return t("form.resumeNeeded");
        return file.size > MOST_BYTES ? t("form.resumeTooLarge") : null;
      },
      consent: (consent) => (consent ? null : t("form.consentNeeded")),
    },
  });
  const apply = async ({ resume, name, email, phone, coverLetter, consent, website }: Values) => {
    if (!resume) throw new Error("The form was sent without a file");
    const application = {
      name: name.trim(),
      email: email.trim(),
      ...(phone.trim() !== "" && { phone: phone.trim() }),
      ...(coverLetter.trim() !== "" && { coverLetter: coverLetter.trim() }),
      ...(website !== "" && { website }),
      consent,
      timeZone: browserTimeZone(),
      locale,
      answers: answersInput(job.fields, answers.values),
    };
    await send((header) =>
      unwrap(
        api.careers[":slug"].jobs[":jobId"].applications.$post({
          param: { slug: organisation.slug, jobId: job.id },
          header,
          form: { application: JSON.stringify(application), resume },
        }),
      ),
    );
    onSent(email.trim());
  };
  const submission = useSubmitWithAnswers(form, {
    questions: job.fields,
    answers,
    ownFields: OWN_FIELDS,
    send: () => apply(form.values),
  });
  const optional = (label: string) => t("form.optional", { label });
  return (
    <FormFrame {...submission} submitLabel={t("form.submit")}>
      <TextInput
        label={t("form.name")}
        required
        autoComplete="name"
        maxLength={200}
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("form.email")}
        description={t("form.emailHint")}
        type="email"
        required
        autoComplete="email"
        maxLength={254}
        {...form.getInputProps("email")}
      />
      <TextInput
        label={optional(t("form.phone"))}
        type="tel"
        autoComplete="tel"
        {...form.getInputProps("phone")}
      />
      <FileInput
        label={t("form.resume")}
        description={t("form.resumeHint")}
        placeholder={t("form.resumeChoose")}
        leftSection={<IconPaperclip size={16} aria-hidden />}
        required
        accept={ENDINGS}
        {...form.getInputProps("resume")}
      />
      <Textarea
        label={optional(t("form.coverLetter"))}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={LONGEST_LETTER}
        {...form.getInputProps("coverLetter")}
      />
      {job.fields.map((field) => (
        <QuestionField key={field.id} field={field} form={answers} />
      ))}
      <Checkbox
        label={t("form.consent", { organisation: organisation.name })}
        required
        {...form.getInputProps("consent", { type: "checkbox" })}
      />
      {/* Nobody sees it: what fills it in is no person. */}
      <VisuallyHidden aria-hidden>
        <input
          type="text"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          aria-label={t("form.website")}
          value={form.values.website}
          onChange={(event) => form.setFieldValue("website", event.currentTarget.value)}
        />
      </VisuallyHidden>
    </FormFrame>
  );
}

interface Values {
  name: string;
  email: string;
  phone: string;
  resume: File | null;
  coverLetter: string;
  consent: boolean;
  website: string;
}

/** The form's fields by the names that the API gives them. */
const OWN_FIELDS = {
  "application.name": "name",
  "application.email": "email",
  "application.phone": "phone",
  "application.coverLetter": "coverLetter",
  "application.consent": "consent",
  file: "resume",
} as const;
