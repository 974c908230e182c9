import { formatDate, formatSpan, useLink, useLocale } from "@convene/ui";
import { type SuccessBody, useSignedIn } from "@convene/web-kit";
import { Button, Card, Group, List, Stack, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail, api } from "../api.ts";

export type BookedLoop = SuccessBody<
  Awaited<ReturnType<(typeof api.applications)[":id"]["loops"]["$post"]>>
>;

interface LoopBookedProps {
  readonly application: ApplicationDetail;
  readonly booked: BookedLoop;
}

/** What was arranged. */
export function LoopBooked({ application, booked }: LoopBookedProps) {
  const { t } = useTranslation("requests");
  const Link = useLink();
  const where = { locale: useLocale(), timeZone: useSignedIn().member.timeZone };
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card withBorder padding="lg" maw={640}>
      <Stack gap="md">
        <Group gap="xs" wrap="nowrap">
          <IconCircleCheck size={26} color="var(--mantine-color-green-7)" aria-hidden />
          <Title order={2} size="h3" tabIndex={-1} ref={heading} style={{ outline: "none" }}>
            {t("loop.booked", { count: booked.interviews.length })}
          </Title>
        </Group>
        <List listStyleType="none" spacing="xs">
          {booked.interviews.map(({ id, title, start, end }) => (
            <List.Item key={id}>
              {formatDate(new Date(start), where)},{" "}
              {formatSpan(new Date(start), new Date(end), where)}: {title}
            </List.Item>
          ))}
        </List>
        <Group>
          <Button component={Link} href={`/applications/${application.id}`}>
            {t("loop.back", { name: application.candidate.name })}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
