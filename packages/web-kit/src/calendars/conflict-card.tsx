import { describeZone, useLink, useLocale, ZonedTime } from "@convene/ui";
import { Anchor, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCalendarExclamation } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { eventHref } from "../messages/event-href.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { ConflictActions } from "./conflict-actions.tsx";
import type { ConflictEntry } from "./conflicts-query.ts";
import { formatDatedSpan } from "./format-dated-span.ts";

export interface ConflictCardProps {
  readonly conflict: ConflictEntry;
}

/** One event, what a calendar says against it, and the ways out. */
export function ConflictCard({ conflict }: ConflictCardProps) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const headingId = useId();
  const timeId = useId();
  const locale = useLocale();
  const { product, member } = useSignedIn();
  const where = { locale, timeZone: member.timeZone };
  const { event, kind, person, span } = conflict;
  const [start, end] = [new Date(event.start), new Date(event.end)];
  const when = span ? formatDatedSpan(new Date(span.start), new Date(span.end), where) : "";
  return (
    // With its time: several may be of one title.
    <Paper
      withBorder
      p="md"
      radius="md"
      component="section"
      aria-labelledby={`${headingId} ${timeId}`}
    >
      <Stack gap="sm">
        <Stack gap={2}>
          <Title order={2} size="h4" id={headingId}>
            <Anchor
              component={Link}
              href={eventHref(product, event.kind, event.id) ?? "/"}
              inherit
              underline="always"
            >
              {event.title}
            </Anchor>
          </Title>
          <Text size="sm" component="div" id={timeId}>
            <ZonedTime instant={start} until={end} timeZone={where.timeZone} withDate />
          </Text>
          {event.timeZone !== where.timeZone && (
            <Text size="sm" c="dimmed" component="div">
              <ZonedTime instant={start} until={end} timeZone={event.timeZone} withDate />{" "}
              {describeZone(event.timeZone).city}
            </Text>
          )}
          {event.party !== null && (
            <Text size="sm" c="dimmed">
              {t("conflicts.with", { people: event.party })}
            </Text>
          )}
        </Stack>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconCalendarExclamation
            size={20}
            aria-hidden
            style={{ flex: "none", color: "var(--mantine-color-orange-text)" }}
          />
          <Text size="sm">{t(`conflicts.what.${kind}`, { name: person.name, when })}</Text>
        </Group>
        <ConflictActions conflict={conflict} />
      </Stack>
    </Paper>
  );
}
