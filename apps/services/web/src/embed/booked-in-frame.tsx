import { AddToCalendarLinks } from "@convene/ui";
import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Booked } from "../api.ts";
import { AppointmentFacts } from "../manage/appointment-facts.tsx";
import { PaymentStep } from "../payments/payment-step.tsx";

interface BookedInFrameProps {
  readonly booked: Booked;
  /** IANA: the client's. */
  readonly timeZone: string;
}

/**
 * The confirmation, in another site's frame. To be changed the appointment is opened by itself, where
 * no other site can lay anything over it.
 */
export function BookedInFrame({ booked, timeZone }: BookedInFrameProps) {
  const { t } = useTranslation("services");
  const { token, appointment } = booked;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (appointment.status === "pending") return <PaymentStep token={token} timeZone={timeZone} />;
  return (
    <Stack gap="md" maw={640}>
      <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: "none" }}>
        {t("manage.booked")}
      </Title>
      <Text role="status">{t("manage.bookedHint")}</Text>
      <Text fw={600}>{appointment.title}</Text>
      <AppointmentFacts appointment={appointment} timeZone={timeZone} />
      {appointment.calendarLinks && (
        <AddToCalendarLinks
          links={appointment.calendarLinks}
          fileName={`${appointment.organisation.slug}.ics`}
        />
      )}
      <Anchor href={`/manage/${token}`} target="_blank" rel="noopener">
        {t("manage.openOwn")}
      </Anchor>
    </Stack>
  );
}
