import {
  formatMoment,
  formatTime,
  localDate,
  StatusBadge,
  type Tone,
  useLink,
  useLocale,
} from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "../api.ts";

const TONES: Readonly<Record<WaitingEntry["state"], Tone>> = {
  waiting: "waiting",
  offered: "info",
  booked: "good",
  withdrawn: "neutral",
  expired: "neutral",
};

/** How it stands: what is held until when, or how it ended. */
export function WaitingState({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation("waitingList");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const { state, offer, offers, appointmentId, closedAt } = entry;
  const where = { locale, timeZone: member.timeZone };
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge label={t(`states.${state}`)} tone={TONES[state]} />
      {offer && (
        <Text size="sm">
          {t("held", {
            when: formatMoment(new Date(offer.start), where),
            until: untilText(new Date(offer.start), new Date(offer.expiresAt), where),
          })}
        </Text>
      )}
      {!offer && state === "waiting" && offers > 0 && (
        <Text size="sm" c="dimmed">
          {t("passed", { count: offers })}
        </Text>
      )}
      {closedAt !== null && (
        <Text size="sm" c="dimmed">
          {formatMoment(new Date(closedAt), where)}
        </Text>
      )}
      {appointmentId !== null && (
        <Anchor
          component={Link}
          href={`/calendar?appointment=${appointmentId}`}
          size="sm"
          underline="always"
        >
          {t("openAppointment")}
        </Anchor>
      )}
    </Stack>
  );
}

/** The clock alone where it is the same day. */
function untilText(start: Date, until: Date, where: { locale: string; timeZone: string }): string {
  const isSameDay = localDate(start, where.timeZone) === localDate(until, where.timeZone);
  return isSameDay ? formatTime(until, where) : formatMoment(until, where);
}
