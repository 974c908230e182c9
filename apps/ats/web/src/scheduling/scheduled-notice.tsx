import { formatDate, localDate, TimeInZones, useLink, useLocale, ZonedTime } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Button, Card, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconMailCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Scheduled } from "../api.ts";

interface ScheduledNoticeProps {
  readonly scheduled: Scheduled;
  readonly onAnother: () => void;
}

/** What was arranged, and who has been told. */
export function ScheduledNotice({ scheduled, onAnother }: ScheduledNoticeProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const Link = useLink();
  const { member, mailIsLocal } = useSignedIn();
  const { interview, told } = scheduled;
  const [start, end] = [new Date(interview.start), new Date(interview.end)];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const day = localDate(start, member.timeZone);
  return (
    <Card withBorder padding="lg" maw={640}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={26} color="var(--mantine-color-green-7)" aria-hidden />
          <Title order={2} size="h3" tabIndex={-1} ref={heading} style={{ outline: "none" }}>
            {t("scheduled.title")}
          </Title>
        </Group>
        <div>
          <Text fw={600}>{interview.title}</Text>
          <Text component="div">
            {formatDate(start, { locale, timeZone: member.timeZone })},{" "}
            <ZonedTime instant={start} until={end} timeZone={member.timeZone} />
          </Text>
          <Text size="sm" component="div">
            <TimeInZones
              instant={start}
              timeZones={[
                member.timeZone,
                interview.candidate.timeZone,
                ...interview.panel.map((person) => person.timeZone),
              ]}
            />
          </Text>
        </div>
        <div>
          <Text size="sm" fw={600}>
            {t("scheduled.told")}
          </Text>
          <List size="sm" listStyleType="none" spacing={2}>
            {told.map(({ kind, name }) => (
              <List.Item
                key={`${kind} ${name}`}
                icon={<IconMailCheck size={16} aria-hidden style={{ display: "block" }} />}
              >
                {name}
                {kind === "candidate" && (
                  <Text span size="sm" c="dimmed">
                    {" "}
                    · {t("interview.candidate")}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
          {mailIsLocal && (
            <Text size="sm" c="dimmed" mt={4}>
              {t("scheduled.mailStays")}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button component={Link} href={`/calendar?day=${day}&interview=${interview.id}`}>
            {t("scheduled.calendar")}
          </Button>
          <Button
            component={Link}
            href={`/applications/${interview.applicationId}`}
            variant="default"
          >
            {interview.candidate.name}
          </Button>
          <Button variant="subtle" onClick={onAnother}>
            {t("scheduled.another")}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
