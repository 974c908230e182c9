import { describeZone, formatDate, formatDuration, formatTime, useLocale } from "@convene/ui";
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import {
  IconArrowLeft,
  IconCalendarEvent,
  IconClock,
  IconMapPin,
  IconUser,
} from "@tabler/icons-react";
import { addMinutes } from "date-fns";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation, Service } from "../api.ts";
import { formatPrice } from "../format-price.ts";
import { HoldCountdown } from "./hold-countdown.tsx";
import { HostSelect } from "./host-select.tsx";
import type { OwnHold } from "./own-hold.ts";

interface BookingSummaryProps {
  readonly service: Service;
  readonly organisation: Organisation;
  readonly host: Service["hosts"][number] | undefined;
  readonly timeZone: string;
  readonly picked: Date | undefined;
  readonly hold: OwnHold | undefined;
  readonly onOtherService?: () => void;
  readonly onHost: (hostId: string | undefined) => void;
  readonly onOtherTime: () => void;
  readonly onHoldAgain: () => void;
}

/** The choice so far: what, with whom, when; and the ways back. */
export function BookingSummary({
  service,
  organisation,
  host,
  timeZone,
  picked,
  hold,
  onOtherService,
  onHost,
  onOtherTime,
  onHoldAgain,
}: BookingSummaryProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { name, description, durationMinutes, price, currency, location, hosts } = service;
  const held = hold && hosts.find(({ id }) => id === hold.hostId);
  const who = host ?? held;
  return (
    <Stack gap="sm" component="section" aria-label={t("summary.label")}>
      {picked ? (
        <BackButton onClick={onOtherTime}>{t("summary.otherTime")}</BackButton>
      ) : (
        onOtherService && (
          <BackButton onClick={onOtherService}>{t("summary.otherService")}</BackButton>
        )
      )}
      <div>
        <Title order={1} size="h2">
          {name}
        </Title>
        {description !== null && (
          <Text size="sm" c="dimmed" mt={4} {...(picked && { visibleFrom: "md" })}>
            {description}
          </Text>
        )}
      </div>
      <Stack gap={6}>
        {picked && (
          <Fact icon={<IconCalendarEvent size={18} aria-hidden />}>
            <Text fw={600} component="div">
              {formatDate(picked, { locale, timeZone })}
            </Text>
            <Text fw={600} component="div">
              {formatTime(picked, { locale, timeZone })} –{" "}
              {formatTime(addMinutes(picked, durationMinutes), { locale, timeZone })}{" "}
              <Text span c="dimmed" size="sm">
                {t("summary.zone", { city: describeZone(timeZone).city })}
              </Text>
            </Text>
            {timeZone !== organisation.timeZone && (
              <Text size="sm" c="dimmed" component="div">
                {t("summary.there", {
                  time: formatTime(picked, { locale, timeZone: organisation.timeZone }),
                  city: describeZone(organisation.timeZone).city,
                })}
              </Text>
            )}
          </Fact>
        )}
        <Fact icon={<IconClock size={18} aria-hidden />}>
          {formatDuration(durationMinutes, locale)}
          {price > 0 && ` · ${formatPrice(price, currency, locale)}`}
        </Fact>
        {location !== null && <Fact icon={<IconMapPin size={18} aria-hidden />}>{location}</Fact>}
        {picked && (
          <Fact icon={<IconUser size={18} aria-hidden />}>{who?.name ?? t("host.anyone")}</Fact>
        )}
      </Stack>
      {!picked && hosts.length > 1 && (
        <HostSelect
          hosts={hosts}
          hostId={host?.id}
          onHost={onHost}
          leftSection={<IconUser size={16} aria-hidden />}
        />
      )}
      {!picked && hosts.length === 1 && (
        <Fact icon={<IconUser size={18} aria-hidden />}>{hosts[0]?.name}</Fact>
      )}
      {hold && <HoldCountdown key={hold.holdId} until={hold.until} onHoldAgain={onHoldAgain} />}
    </Stack>
  );
}

function BackButton({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      px={4}
      ms={-4}
      style={{ alignSelf: "flex-start" }}
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <Group wrap="nowrap" gap="xs" align="flex-start">
      <Text span c="dimmed" lh={1} pt={3}>
        {icon}
      </Text>
      <div>{children}</div>
    </Group>
  );
}
