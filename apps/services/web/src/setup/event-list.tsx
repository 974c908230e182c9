import { formatMoment, useLocale } from "@convene/ui";
import { List } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Upcoming } from "./setup-queries.ts";

interface EventListProps {
  readonly events: Upcoming["events"];
  readonly timeZone: string;
}

const MOST_SHOWN = 8;

/** What is booked and would be touched: who, what, when. */
export function EventList({ events, timeZone }: EventListProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const more = events.length - MOST_SHOWN;
  return (
    <List size="sm">
      {events.slice(0, MOST_SHOWN).map(({ id, title, start, clientName }) => (
        <List.Item key={id}>
          {formatMoment(new Date(start), { locale, timeZone })} · {clientName ?? title}
          {clientName !== null && ` · ${title}`}
        </List.Item>
      ))}
      {more > 0 && <List.Item>{t("upcoming.more", { count: more })}</List.Item>}
    </List>
  );
}
