import { FormFrame, formatPrice, useLocale } from "@convene/ui";
import {
  answersInput,
  QuestionField,
  unwrap,
  useAnswerForm,
  useIdempotentSend,
  useSubmitWithAnswers,
} from "@convene/web-kit";
import { Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type Booked, type Service } from "../api.ts";
import { managedQuery } from "../manage/managed-query.ts";
import { type SlotRefusal, slotRefusalOf } from "../slot-refusal-of.ts";
import { ClientFields } from "./client-fields.tsx";
import { CLIENT_FIELDS, clientInput } from "./use-client-form.ts";
import { useDraft } from "./use-draft.ts";

export interface DetailsFormProps {
  readonly slug: string;
  readonly service: Service;
  /** Left out: anyone. */
  readonly hostId: string | undefined;
  readonly start: Date;
  readonly timeZone: string;
  readonly holdId: string | undefined;
  /** Somebody was faster. */
  readonly onTaken: (refusal: SlotRefusal) => void;
  readonly onBooked: (booked: Booked) => void | Promise<void>;
}

/** The form of the last step. What is typed stays, whichever other time is looked at meanwhile. */
export function DetailsForm({
  slug,
  service,
  hostId,
  start,
  timeZone,
  holdId,
  onTaken,
  onBooked,
}: DetailsFormProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { fields, dueAtBooking, currency } = service;
  const { client, answers } = useDraft(useAnswerForm(fields));
  const send = useIdempotentSend();

  const book = async () => {
    const booked = await send((header) =>
      unwrap(
        api.public[":slug"].appointments.$post(
          {
            param: { slug },
            header,
            json: {
              serviceId: service.id,
              start: start.toISOString(),
              timeZone,
              ...(hostId !== undefined && { hostId }),
              ...(holdId !== undefined && { holdId }),
              ...clientInput(client.values, locale),
              ...(fields.length > 0 && { answers: answersInput(fields, answers.values) }),
            },
          },
          {},
        ),
      ),
    );
    queryClient.setQueryData(managedQuery(booked.token).queryKey, booked.appointment);
    void queryClient.invalidateQueries({ queryKey: ["slots", slug] });
    await onBooked(booked);
  };
  const submission = useSubmitWithAnswers(client, {
    questions: fields,
    answers,
    ownFields: CLIENT_FIELDS,
    send: () =>
      book().catch((error: unknown) => {
        const refusal = slotRefusalOf(error, start);
        if (!refusal) throw error;
        onTaken(refusal);
      }),
  });

  return (
    <div>
      <FormFrame
        {...submission}
        submitLabel={
          dueAtBooking > 0
            ? t("details.submitPay", { amount: formatPrice(dueAtBooking, currency, locale) })
            : t("details.submit")
        }
      >
        <ClientFields form={client} />
        {fields.map((field) => (
          <QuestionField key={field.id} field={field} form={answers} />
        ))}
      </FormFrame>
      <Text size="sm" c="dimmed" mt="md">
        {t(dueAtBooking > 0 ? "details.whatPay" : "details.what")}
      </Text>
    </div>
  );
}
