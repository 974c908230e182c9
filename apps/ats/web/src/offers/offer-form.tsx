import { FormFrame, formatDate, minorUnits, useLocale, useNow, useSubmit } from "@convene/ui";
import { useSignedIn, useSubmitAnswer } from "@convene/web-kit";
import {
  Alert,
  Grid,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApproversField } from "./approvers-field.tsx";
import { LetterField } from "./letter-field.tsx";
import styles from "./offer-form.module.css";
import { OfferLetter } from "./offer-letter.tsx";
import {
  type Approver,
  type LetterDraft,
  letterPreviewQuery,
  offerTemplatesQuery,
} from "./offer-queries.ts";
import { type OfferValues, termsOf } from "./offer-values.ts";
import { PAY_PERIODS } from "./pay-periods.ts";

export type OfferTerms = Omit<LetterDraft, "applicationId"> & { readonly approverIds: string[] };

interface OfferFormProps {
  readonly applicationId: string;
  readonly initialValues: OfferValues;
  /** Of the chain as it is. */
  readonly known?: readonly Approver[];
  readonly submitLabel: string;
  readonly onSave: (terms: OfferTerms, templateId: string | null) => Promise<void>;
}

const CURRENCIES = Intl.supportedValuesOf("currency");
const FIELDS = {
  title: "title",
  salary: "salary",
  currency: "currency",
  startDate: "startDate",
  validDays: "validDays",
  body: "body",
  approverIds: "approverIds",
} as const;

/** The terms of an offer and its letter, beside the letter as the candidate will read it. */
export function OfferForm({
  applicationId,
  initialValues,
  known,
  submitLabel,
  onSave,
}: OfferFormProps) {
  const { t } = useTranslation("offers");
  const answerOf = useSubmitAnswer();
  const templates = useQuery(offerTemplatesQuery);
  const form = useForm<OfferValues>({
    initialValues,
    validate: {
      title: (title) => (title.trim() === "" ? t("form.titleNeeded") : null),
      salary: (salary) => (Number(salary) > 0 ? null : t("form.salaryNeeded")),
      startDate: (date) => (date === "" ? t("form.startNeeded") : null),
      validDays: (days) =>
        Number(days) >= 1 && Number(days) <= 365 ? null : t("form.validDaysNeeded"),
      body: (body) => (body.trim() === "" ? t("form.letterNeeded") : null),
    },
  });
  const { values } = form;
  const save = async () => {
    const terms = termsOf(values);
    if (terms) await onSave({ ...terms, approverIds: values.approverIds }, values.templateId);
  };
  const { busy, message, submit } = useSubmit(form, () => answerOf(save(), FIELDS));
  const choices = (templates.data?.items ?? []).filter(
    ({ active, id }) => active || id === initialValues.templateId,
  );
  const choose = (id: string | null) => {
    const chosen = choices.find((template) => template.id === id);
    if (!chosen) return;
    form.setValues({
      templateId: chosen.id,
      body: chosen.body,
      approverIds: chosen.approvers.map((approver) => approver.id),
    });
  };
  const decimals = Math.round(Math.log10(minorUnits(values.currency)));
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <FormFrame
          busy={busy}
          message={message}
          submitLabel={submitLabel}
          onSubmit={form.onSubmit(submit)}
        >
          {choices.length > 0 && (
            <Select
              label={t("form.template")}
              description={t("form.templateHint")}
              placeholder={t("form.noTemplate")}
              data={choices.map(({ id, name }) => ({ value: id, label: name }))}
              value={values.templateId}
              allowDeselect={false}
              onChange={choose}
            />
          )}
          <TextInput
            label={t("form.title")}
            required
            maxLength={200}
            {...form.getInputProps("title")}
          />
          <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
            <NumberInput
              label={t("form.salary")}
              required
              hideControls
              min={0}
              decimalScale={decimals}
              thousandSeparator=" "
              inputMode={decimals > 0 ? "decimal" : "numeric"}
              miw={120}
              {...form.getInputProps("salary")}
            />
            <Select
              label={t("form.currency")}
              data={CURRENCIES}
              searchable
              allowDeselect={false}
              miw={90}
              {...form.getInputProps("currency")}
            />
            <Select
              label={t("form.period")}
              data={PAY_PERIODS.map((value) => ({ value, label: t(`periods.${value}`) }))}
              allowDeselect={false}
              miw={120}
              {...form.getInputProps("payPeriod")}
            />
          </Group>
          <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
            <TextInput
              type="date"
              label={t("form.start")}
              required
              miw={150}
              {...form.getInputProps("startDate")}
            />
            <NumberInput
              label={t("form.validDays")}
              required
              min={1}
              max={365}
              allowDecimal={false}
              miw={150}
              {...form.getInputProps("validDays")}
            />
          </Group>
          <LetterField
            value={values.body}
            error={form.errors.body?.toString()}
            onChange={(body) => form.setFieldValue("body", body)}
          />
          <ApproversField
            value={values.approverIds}
            {...(known && { known })}
            error={form.errors.approverIds?.toString()}
            onChange={(ids) => form.setFieldValue("approverIds", ids)}
          />
        </FormFrame>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <LetterPreview applicationId={applicationId} values={values} />
      </Grid.Col>
    </Grid>
  );
}

const TYPING_MS = 250;

interface LetterPreviewProps {
  readonly applicationId: string;
  readonly values: OfferValues;
}

/** The letter as it would be sent now. */
function LetterPreview({ applicationId, values }: LetterPreviewProps) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const now = useNow();
  const { member, organisation } = useSignedIn();
  const [settled] = useDebouncedValue(values, TYPING_MS);
  const terms = termsOf(settled);
  const preview = useQuery({
    ...letterPreviewQuery({
      applicationId,
      ...(terms ?? { ...EMPTY, currency: settled.currency }),
    }),
    enabled: terms !== undefined && settled.body.trim() !== "",
  });
  const unknown = preview.data?.unknown ?? [];
  return (
    <Stack
      gap="sm"
      component="section"
      aria-labelledby="letter-preview"
      className={styles.preview ?? ""}
    >
      <Title order={2} size="h4" id="letter-preview">
        {t("form.preview")}
      </Title>
      <div role="status">
        {unknown.length > 0 && (
          <Alert color="yellow" p="xs">
            {t("form.unknown", { names: unknown.map((name) => `{${name}}`).join(", ") })}
          </Alert>
        )}
      </div>
      {preview.data ? (
        <OfferLetter
          organisation={organisation.name}
          aside={formatDate(now, { locale, timeZone: member.timeZone })}
          letter={preview.data.letter}
        />
      ) : (
        <Text size="sm" c="dimmed">
          {t("form.previewHint")}
        </Text>
      )}
    </Stack>
  );
}

/** Nothing that is ever asked for. */
const EMPTY = {
  title: "",
  salary: 1,
  payPeriod: "year",
  startDate: "2000-01-01",
  validDays: 1,
  body: "",
} as const;
