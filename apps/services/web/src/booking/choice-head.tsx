import {
  describeZone,
  formatDate,
  formatDuration,
  formatPrice,
  formatTime,
  useLocale,
} from "@convene/ui";
import { Button, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { addMinutes } from "date-fns";
import { useTranslation } from "react-i18next";
import type { Organisation, Service } from "../api.ts";
import styles from "./booking-flow.module.css";
import { HoldCountdown } from "./hold-countdown.tsx";
import type { OwnHold } from "./own-hold.ts";
import { STEP_HEADING } from "./use-focus-on-step.ts";

interface ChoiceHeadProps {
  readonly service: Service;
  readonly organisation: Organisation;
  readonly hostId: string | undefined;
  readonly timeZone: string;
  readonly picked: Date | undefined;
  readonly hold: OwnHold | undefined;
  /** Left out: there is nothing to go back to. */
  readonly onBack?: (() => void) | undefined;
  readonly onHoldAgain: () => void;
}

/** The choice so far in a few lines, which stay in view on a phone, and the way back. */
export function ChoiceHead({
  service,
  organisation,
  hostId,
  timeZone,
  picked,
  hold,
  onBack,
  onHoldAgain,
}: ChoiceHeadProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { name, durationMinutes, price, currency, hosts } = service;
  const host = hosts.find(({ id }) => id === (hostId ?? hold?.hostId));
  const who = host?.name ?? (hosts.length > 1 ? t("host.anyone") : hosts[0]?.name);
  const where = { locale, timeZone };
  return (
    <section className={styles.head} aria-label={t("summary.label")}>
      {onBack && (
        <Button
          variant="subtle"
          size="compact-sm"
          px={4}
          ms={-4}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          {t(picked ? "summary.otherTime" : "summary.otherService")}
        </Button>
      )}
      <Title order={1} size="h2" {...(picked ? {} : STEP_HEADING)}>
        {name}
      </Title>
      {picked && (
        <Text component="div" fw={600}>
          {formatDate(picked, where)}
          <br />
          {formatTime(picked, where)} – {formatTime(addMinutes(picked, durationMinutes), where)}{" "}
          <Text span c="dimmed" size="sm" fw={400}>
            {t("summary.zone", { city: describeZone(timeZone).city })}
            {timeZone !== organisation.timeZone &&
              ` · ${t("summary.there", {
                time: formatTime(picked, { locale, timeZone: organisation.timeZone }),
                city: describeZone(organisation.timeZone).city,
              })}`}
          </Text>
        </Text>
      )}
      <Text size="sm" component="div" c="dimmed">
        {formatDuration(durationMinutes, locale)}
        {price > 0 && ` · ${formatPrice(price, currency, locale)}`}
        {picked && ` · ${who}`}
      </Text>
      {hold && <HoldCountdown key={hold.holdId} until={hold.until} onHoldAgain={onHoldAgain} />}
    </section>
  );
}
