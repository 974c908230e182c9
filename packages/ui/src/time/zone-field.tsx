import { Button, Skeleton } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { formatTime } from "./time-format.ts";
import type { ZonePickerProps } from "./zone-picker.tsx";
import { describeZone } from "./zones.ts";

const ZonePicker = lazy(async () => ({
  default: (await import("./zone-picker.tsx")).ZonePicker,
}));

/**
 * The zone in which times are shown, as a quiet line; picking another one opens a `ZonePicker`, which
 * is loaded then: few people need it.
 */
export function ZoneField({ onChange, ...picker }: ZonePickerProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <Suspense fallback={<Skeleton h={36} />}>
        <ZonePicker
          {...picker}
          labelHidden
          isOpenAtOnce
          onChange={(zone) => {
            onChange(zone);
            setOpen(false);
          }}
        />
      </Suspense>
    );
  }
  const { value, now } = picker;
  return (
    <Button
      variant="subtle"
      color="gray"
      c="dimmed"
      size="compact-sm"
      px={4}
      fw={500}
      h="auto"
      maw="100%"
      style={{ alignSelf: "flex-start" }}
      styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
      leftSection={<IconWorld size={16} aria-hidden />}
      onClick={() => setOpen(true)}
    >
      {t("zone.change", {
        city: describeZone(value).city,
        time: formatTime(now, { locale, timeZone: value }),
      })}
    </Button>
  );
}
