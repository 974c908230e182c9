import { type ComboboxItem, Group, Select, Text } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { formatTime, zoneOffset } from "./time-format.ts";
import { allZones, describeZone, searchZones } from "./zones.ts";

export interface ZonePickerProps {
  /** IANA zone chosen. */
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
  /** For the current time of each zone. */
  readonly now: Date;
  /** Zones shown first, e.g. the visitor's own and the organisation's. */
  readonly suggested?: readonly string[];
  /** Default: "Time zone". */
  readonly label?: string;
  /** Leaves the label to screen readers, where the place says it already. */
  readonly labelHidden?: boolean;
  readonly disabled?: boolean;
  /** Takes the focus and shows its list as soon as it is there. */
  readonly isOpenAtOnce?: boolean;
}

const shownAtOnce = 60;

/** Picks an IANA zone by city, and shows what time it is there. */
export function ZonePicker({
  value,
  onChange,
  now,
  suggested = [],
  label,
  labelHidden = false,
  disabled = false,
  isOpenAtOnce = false,
}: ZonePickerProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();

  const zones = useMemo(() => {
    const first = [...new Set([value, ...suggested])];
    // a stored zone may carry a name that this browser lists under another one
    return [...first.map(describeZone), ...allZones().filter(({ id }) => !first.includes(id))];
  }, [value, suggested]);
  const byId = useMemo(() => new Map(zones.map((zone) => [zone.id, zone])), [zones]);
  const data = zones.map(({ id, city, region }) => ({
    value: id,
    label: region === "" ? city : `${city}, ${region}`,
  }));
  const name = label ?? t("zone.label");

  return (
    <Select
      {...(labelHidden ? { "aria-label": name } : { label: name })}
      data={data}
      value={value}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      searchable
      allowDeselect={false}
      disabled={disabled}
      {...(isOpenAtOnce && { autoFocus: true, defaultDropdownOpened: true })}
      limit={shownAtOnce}
      maxDropdownHeight={320}
      selectFirstOptionOnChange
      leftSection={<IconWorld size={16} aria-hidden />}
      nothingFoundMessage={t("zone.nothingFound")}
      rightSectionWidth={84}
      rightSectionPointerEvents="none"
      rightSection={
        <Text size="sm" c="dimmed">
          {formatTime(now, { locale, timeZone: value })}
        </Text>
      }
      filter={({ options, search, limit }) => {
        const items = options.filter((option): option is ComboboxItem => "value" in option);
        // an untouched field holds the chosen zone's own label: that is no search
        const query = search === byLabel(data, value) ? "" : search;
        const entries = items.flatMap((item) => byId.get(item.value) ?? []);
        return searchZones(entries, query)
          .slice(0, limit)
          .flatMap(({ id }) => items.find((item) => item.value === id) ?? []);
      }}
      renderOption={({ option }) => {
        const zone = byId.get(option.value) ?? describeZone(option.value);
        const there = { locale, timeZone: zone.id };
        return (
          <Group justify="space-between" wrap="nowrap" gap="sm" flex={1}>
            <span>
              {zone.city}
              <Text span size="xs" c="dimmed" ms={6}>
                {zone.region}
              </Text>
            </span>
            <Text span size="sm" ta="end">
              {formatTime(now, there)}
              <Text span size="xs" c="dimmed" ms={6}>
                {zoneOffset(now, there)}
              </Text>
            </Text>
          </Group>
        );
      }}
    />
  );
}

function byLabel(data: readonly ComboboxItem[], value: string): string | undefined {
  return data.find((item) => item.value === value)?.label;
}
