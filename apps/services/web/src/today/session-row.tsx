import { useLocale } from "@convene/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TodaySession } from "./today-entries.ts";
import { TodayRow } from "./today-row.tsx";

interface SessionRowProps {
  readonly session: TodaySession;
  /** IANA, the viewer's. */
  readonly timeZone: string;
}

/** One of today's sessions, with all who come to it. */
export function SessionRow({ session: { id, places }, timeZone }: SessionRowProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const [{ title, hostName, location, start, end, status }] = places;
  const names = places.map(({ clientName }) => clientName);
  return (
    <TodayRow
      start={new Date(start)}
      end={new Date(end)}
      timeZone={timeZone}
      name={title}
      href={`/calendar?session=${id}`}
      facts={[t("calendar.everyClient", { count: places.length }), hostName, location]}
      status={places.every((place) => place.status === status) ? status : undefined}
    >
      <Text size="sm" c="dimmed" lineClamp={2}>
        {new Intl.ListFormat(locale, { type: "unit" }).format(names)}
      </Text>
    </TodayRow>
  );
}
