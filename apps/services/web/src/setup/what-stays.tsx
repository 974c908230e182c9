import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { EventList } from "./event-list.tsx";
import { type Resource, upcomingQuery } from "./setup-queries.ts";

interface WhatStaysProps {
  readonly resource: Resource;
  /** What taking it out of use means. */
  readonly hint: string;
}

/** What is booked with somebody, or in a room, that is about to be taken out of use. */
export function WhatStays({ resource, hint }: WhatStaysProps) {
  const { t } = useTranslation("setup");
  const upcoming = useQuery(upcomingQuery(resource.id));
  const { events = [], elsewhere = 0 } = upcoming.data ?? {};
  return (
    <Stack gap="xs">
      <Text size="sm">{hint}</Text>
      {resource.inOtherApp && <Text size="sm">{t("person.inOtherApp")}</Text>}
      {upcoming.isPending ? (
        <Text size="sm" c="dimmed">
          {t("upcoming.looking")}
        </Text>
      ) : events.length > 0 ? (
        <>
          <Text size="sm" fw={500}>
            {t("upcoming.title", { count: events.length })}
          </Text>
          <EventList events={events} timeZone={resource.timeZone} />
        </>
      ) : (
        <Text size="sm">{t("upcoming.none")}</Text>
      )}
      {elsewhere > 0 && <Text size="sm">{t("upcoming.elsewhere", { count: elsewhere })}</Text>}
    </Stack>
  );
}
