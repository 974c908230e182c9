import { FormFrame, useLocale, useSubmit } from "@convene/ui";
import { ApiProblem, unwrap, useSubmitAnswer } from "@convene/web-kit";
import { Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, type Service } from "../api.ts";
import { managedQuery } from "../manage/managed-query.ts";
import { type SlotRefusal, slotRefusalOf } from "../slot-refusal-of.ts";
import { ClientFields } from "./client-fields.tsx";
import {
  CLIENT_FIELDS,
  type ClientForm,
  type ClientValues,
  clientInput,
} from "./use-client-form.ts";

interface DetailsStepProps {
  readonly form: ClientForm;
  readonly slug: string;
  readonly service: Service;
  readonly hostId: string | undefined;
  readonly start: Date;
  readonly timeZone: string;
  readonly holdId: string | undefined;
  /** Somebody was faster. */
  readonly onTaken: (refusal: SlotRefusal) => void;
}

/** Who comes; then it is booked. */
export function DetailsStep({
  form,
  slug,
  service,
  hostId,
  start,
  timeZone,
  holdId,
  onTaken,
}: DetailsStepProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const answerOf = useSubmitAnswer();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  // One for each booking that is meant: a repeated request books no second time.
  const idempotencyKey = useRef(crypto.randomUUID());
  useEffect(() => heading.current?.focus(), []);

  const book = async (values: ClientValues) => {
    const booked = await unwrap(
      api.public[":slug"].appointments.$post(
        {
          param: { slug },
          header: { "idempotency-key": idempotencyKey.current },
          json: {
            serviceId: service.id,
            start: start.toISOString(),
            timeZone,
            ...(hostId !== undefined && { hostId }),
            ...(holdId !== undefined && { holdId }),
            ...clientInput(values, locale),
          },
        },
        {},
      ),
    );
    queryClient.setQueryData(managedQuery(booked.token).queryKey, booked.appointment);
    void queryClient.invalidateQueries({ queryKey: ["slots", slug] });
    await navigate({
      to: "/manage/$token",
      params: { token: booked.token },
      search: { booked: "yes", zone: timeZone },
    });
  };
  const { busy, message, submit } = useSubmit(form, (values: ClientValues) => {
    const request = book(values).catch((error: unknown) => {
      const refusal = slotRefusalOf(error, start);
      // Without an answer nobody knows whether it was booked: the same key finds out.
      if (error instanceof ApiProblem) idempotencyKey.current = crypto.randomUUID();
      if (!refusal) throw error;
      onTaken(refusal);
    });
    return answerOf(request, CLIENT_FIELDS);
  });

  return (
    <Stack gap="md">
      <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {t("details.title")}
      </Title>
      <FormFrame
        onSubmit={form.onSubmit(submit)}
        busy={busy}
        message={message}
        submitLabel={t("details.submit")}
      >
        <ClientFields form={form} />
      </FormFrame>
      <Text size="sm" c="dimmed">
        {t("details.what")}
      </Text>
    </Stack>
  );
}
