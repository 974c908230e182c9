import {
  FormFrame,
  formatLocalDate,
  formatPrice,
  minorUnits,
  useLocale,
  useSubmit,
} from "@convene/ui";
import { unwrap, useSubmitAnswer } from "@convene/web-kit";
import {
  Button,
  Card,
  Group,
  NumberInput,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { type LinkedOffer, linkedOfferQuery, type OfferTerms } from "./linked-offer-query.ts";

interface AnswerFormsProps {
  readonly token: string;
  readonly offer: LinkedOffer;
  readonly terms: OfferTerms;
}

const ANSWERS = ["accept", "counter", "decline"] as const;
type Answer = (typeof ANSWERS)[number];

/** Yes, no, or something else: one at a time is open. */
export function AnswerForms(props: AnswerFormsProps) {
  const { t } = useTranslation("offer");
  const [chosen, setChosen] = useState<Answer>();
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="your-answer">
      <Stack gap="md">
        <Title order={2} size="h4" id="your-answer">
          {t("answer")}
        </Title>
        <Group gap="xs">
          {ANSWERS.map((answer) => (
            <Button
              key={answer}
              variant={variantOf(answer, chosen)}
              aria-expanded={chosen === answer}
              onClick={() => setChosen(chosen === answer ? undefined : answer)}
            >
              {t(`${answer}.open`)}
            </Button>
          ))}
        </Group>
        {chosen === "accept" && <AcceptForm {...props} />}
        {chosen === "counter" && <CounterForm {...props} />}
        {chosen === "decline" && <DeclineForm {...props} />}
      </Stack>
    </Card>
  );
}

/** Yes stands out until another answer is being given. */
function variantOf(answer: Answer, chosen: Answer | undefined): "filled" | "light" | "default" {
  if (answer === chosen) return "light";
  return answer === "accept" && chosen === undefined ? "filled" : "default";
}

/** Sends an answer, and shows what became of the offer, also where somebody was faster. */
function useAnswer(token: string) {
  const queryClient = useQueryClient();
  return async (request: Promise<LinkedOffer>): Promise<void> => {
    const { queryKey } = linkedOfferQuery(token);
    try {
      queryClient.setQueryData(queryKey, await request);
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey });
      throw error;
    }
  };
}

function AcceptForm({ token, offer, terms }: AnswerFormsProps) {
  const { t } = useTranslation("offer");
  const locale = useLocale();
  const answerOf = useSubmitAnswer();
  const keep = useAnswer(token);
  const form = useForm({
    initialValues: { signature: "" },
    validate: {
      signature: (signature) => (signature.trim() === "" ? t("accept.nameNeeded") : null),
    },
  });
  const { version, candidate, organisation } = offer;
  const { busy, message, submit } = useSubmit(form, ({ signature }: typeof form.values) =>
    answerOf(
      keep(
        unwrap(
          api["offer-links"][":token"].accept.$post({
            param: { token },
            json: { version, signature: signature.trim() },
          }),
        ),
      ),
      { signature: "signature" },
    ),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("accept.submit")}
      onSubmit={form.onSubmit(submit)}
    >
      <Text size="sm">
        {t("accept.means", {
          organisation: organisation.name,
          title: terms.title,
          salary: t(`pay.${terms.payPeriod}`, {
            amount: formatPrice(terms.salary, terms.currency, locale),
          }),
          start: formatLocalDate(terms.startDate, locale),
        })}
      </Text>
      <TextInput
        label={t("accept.name")}
        description={t("accept.nameHint", { name: candidate.name })}
        autoComplete="name"
        required
        autoFocus
        maxLength={200}
        {...form.getInputProps("signature")}
      />
    </FormFrame>
  );
}

function DeclineForm({ token, offer }: AnswerFormsProps) {
  const { t } = useTranslation("offer");
  const answerOf = useSubmitAnswer();
  const keep = useAnswer(token);
  const form = useForm({ initialValues: { reason: "" } });
  const { version, organisation } = offer;
  const { busy, message, submit } = useSubmit(form, ({ reason }: typeof form.values) =>
    answerOf(
      keep(
        unwrap(
          api["offer-links"][":token"].decline.$post({
            param: { token },
            json: { version, reason: reason.trim() },
          }),
        ),
      ),
    ),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("decline.submit")}
      onSubmit={form.onSubmit(submit)}
    >
      <Text size="sm">{t("decline.means")}</Text>
      <Textarea
        label={t("decline.reason")}
        description={t("decline.reasonHint", { organisation: organisation.name })}
        autosize
        minRows={2}
        autoFocus
        maxLength={2_000}
        {...form.getInputProps("reason")}
      />
    </FormFrame>
  );
}

function CounterForm({ token, offer, terms }: AnswerFormsProps) {
  const { t } = useTranslation("offer");
  const answerOf = useSubmitAnswer();
  const keep = useAnswer(token);
  const { currency, payPeriod } = terms;
  const units = minorUnits(currency);
  const decimals = Math.round(Math.log10(units));
  const form = useForm<{ salary: number | string; words: string }>({
    initialValues: { salary: terms.salary / units, words: "" },
    validate: {
      salary: (salary) => (Number(salary) > 0 ? null : t("counter.salaryNeeded")),
    },
  });
  const { version, organisation } = offer;
  const { busy, message, submit } = useSubmit(form, ({ salary, words }: typeof form.values) =>
    answerOf(
      keep(
        unwrap(
          api["offer-links"][":token"].counter.$post({
            param: { token },
            json: {
              version,
              salary: Math.round(Number(salary) * units),
              words: words.trim(),
            },
          }),
        ),
      ),
      { salary: "salary", words: "words" },
    ),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("counter.submit")}
      onSubmit={form.onSubmit(submit)}
    >
      <Text size="sm">{t("counter.means", { organisation: organisation.name })}</Text>
      <NumberInput
        label={t(`counter.salary.${payPeriod}`)}
        suffix={` ${currency}`}
        required
        hideControls
        min={0}
        decimalScale={decimals}
        thousandSeparator=" "
        inputMode={decimals > 0 ? "decimal" : "numeric"}
        autoFocus
        {...form.getInputProps("salary")}
      />
      <Textarea
        label={t("counter.words")}
        description={t("counter.wordsHint")}
        autosize
        minRows={2}
        maxLength={2_000}
        {...form.getInputProps("words")}
      />
    </FormFrame>
  );
}
