import { useLocale, WEEK_DAYS, weekDayName } from "@convene/ui";
import { Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { InterviewerSettings } from "./interviewer-queries.ts";

type Hours = InterviewerSettings["preferredHours"];

interface PreferredHoursProps {
  readonly hours: Hours;
  readonly onHours: (hours: Hours) => void;
}

const USUAL: [string, string] = ["10:00", "16:00"];

/** The days on which somebody likes interviews, from when to when. */
export function PreferredHours({ hours, onHours }: PreferredHoursProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  return (
    <Stack gap="xs">
      {WEEK_DAYS.map((day) => {
        const name = weekDayName(day, locale);
        const windows = hours[day] ?? [];
        const [window, ...others] = windows;
        const set = (from: string, until: string) => {
          // A field that is emptied says nothing yet.
          if (from !== "" && until !== "") onHours({ ...hours, [day]: [[from, until], ...others] });
        };
        return (
          <Group key={day} gap="sm" mih={34}>
            <Checkbox
              w={130}
              label={name}
              checked={windows.length > 0}
              onChange={(event) =>
                onHours({ ...hours, [day]: event.currentTarget.checked ? [USUAL] : [] })
              }
            />
            {window && (
              <Group gap="xs" wrap="nowrap">
                <TextInput
                  type="time"
                  size="xs"
                  w={112}
                  aria-label={t("availability.from", { day: name })}
                  value={window[0]}
                  onChange={({ currentTarget }) => set(currentTarget.value, window[1])}
                />
                –
                <TextInput
                  type="time"
                  size="xs"
                  w={112}
                  aria-label={t("availability.until", { day: name })}
                  value={window[1]}
                  onChange={({ currentTarget }) => set(window[0], currentTarget.value)}
                />
              </Group>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
