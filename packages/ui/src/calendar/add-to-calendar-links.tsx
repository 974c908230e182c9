import { Button, Group } from "@mantine/core";
import { IconCalendarPlus, IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Where each calendar takes an event from; `ics` is a file. */
export interface CalendarLinks {
  readonly google: string;
  readonly outlook: string;
  readonly office365: string;
  readonly yahoo: string;
  readonly ics: string;
}

export interface AddToCalendarLinksProps {
  readonly links: CalendarLinks;
  /** Name of the downloaded file. Default: `event.ics`. */
  readonly fileName?: string;
}

const providers = [
  ["google", "Google"],
  ["outlook", "Outlook.com"],
  ["office365", "Microsoft 365"],
  ["yahoo", "Yahoo"],
] as const;

/** Puts an event into the visitor's own calendar. */
export function AddToCalendarLinks({ links, fileName = "event.ics" }: AddToCalendarLinksProps) {
  const { t } = useTranslation("ui");
  return (
    <Group gap="xs" role="group" aria-label={t("addToCalendar.label")}>
      {providers.map(([provider, name]) => (
        <Button
          key={provider}
          component="a"
          href={links[provider]}
          target="_blank"
          rel="noopener noreferrer"
          variant="default"
          size="xs"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
        >
          {name}
        </Button>
      ))}
      <Button
        component="a"
        href={links.ics}
        download={fileName}
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t("addToCalendar.file")}
      </Button>
    </Group>
  );
}
