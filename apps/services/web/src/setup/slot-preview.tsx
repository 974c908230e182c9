import { formatShortLocalDate, formatTime, localDate, useLocale, zoneShortName } from "@convene/ui";
import { ActionIcon, Alert, Badge, Card, Group, Select, Stack, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { EventList } from "./event-list.tsx";
import type { Resource, Upcoming } from "./setup-queries.ts";
import type { PreviewWeek } from "./use-preview-week.ts";

interface SlotPreviewProps {
  /** What the person gives. */
  readonly services: Resource["services"];
  readonly serviceId: string | undefined;
  readonly onService: (id: string) => void;
  readonly week: PreviewWeek;
  /** Of the person. */
  readonly timeZone: string;
  readonly preview:
    | {
        readonly slots: readonly { readonly start: string }[];
        readonly outside: Upcoming["events"];
      }
    | undefined;
  readonly isFailed: boolean;
  /** Whether it shows the hours as they are in the editor. */
  readonly isCurrent: boolean;
}

/** The times that clients would be offered with the hours in the editor, saved or not. */
export function SlotPreview(props: SlotPreviewProps) {
  const { services, serviceId, onService, week, timeZone, preview, isFailed, isCurrent } = props;
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const where = { locale, timeZone };
  const heading = useId();
  const byDay = Map.groupBy(preview?.slots ?? [], ({ start }) =>
    localDate(new Date(start), timeZone),
  );
  return (
    <Stack component="section" aria-labelledby={heading} gap="sm" style={{ minWidth: 0 }}>
      <div>
        <Title order={3} size="h5" id={heading}>
          {t("preview.title")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("preview.hint", { zone: zoneShortName(week.start, where) })}
        </Text>
      </div>
      {services.length === 0 ? (
        <Text size="sm">{t("preview.noService")}</Text>
      ) : (
        <>
          <Select
            label={t("preview.service")}
            data={services.map(({ id, name }) => ({ value: id, label: name }))}
            value={serviceId ?? null}
            allowDeselect={false}
            onChange={(id) => id !== null && onService(id)}
          />
          <Group gap="xs" justify="space-between">
            <ActionIcon
              variant="default"
              aria-label={t("preview.before")}
              aria-disabled={week.isFirst}
              onClick={() => week.move(-1)}
            >
              <IconChevronLeft size={16} aria-hidden />
            </ActionIcon>
            <Text size="sm" fw={500} aria-live="polite">
              {formatShortLocalDate(week.days[0] ?? "", locale)} –{" "}
              {formatShortLocalDate(week.days[6] ?? "", locale)}
            </Text>
            <ActionIcon
              variant="default"
              aria-label={t("preview.after")}
              onClick={() => week.move(1)}
            >
              <IconChevronRight size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <Card withBorder padding="sm" aria-busy={!isCurrent}>
            {isFailed ? (
              <Text size="sm">{t("preview.failed")}</Text>
            ) : (
              <Stack component="dl" gap="xs" m={0} style={{ opacity: isCurrent ? 1 : 0.6 }}>
                {week.days.map((day) => (
                  <Group key={day} align="flex-start" gap="sm" wrap="nowrap">
                    <Text component="dt" size="sm" w={96} style={{ flexShrink: 0 }}>
                      {formatShortLocalDate(day, locale)}
                    </Text>
                    <Group component="dd" gap={4} m={0}>
                      {(byDay.get(day) ?? []).map(({ start }) => (
                        <Badge
                          key={start}
                          variant="default"
                          radius="sm"
                          style={{ fontVariantNumeric: "tabular-nums", textTransform: "none" }}
                        >
                          {formatTime(new Date(start), where)}
                        </Badge>
                      ))}
                      {!byDay.has(day) && (
                        <Text span size="sm" c="dimmed">
                          {preview ? t("preview.none") : "…"}
                        </Text>
                      )}
                    </Group>
                  </Group>
                ))}
              </Stack>
            )}
          </Card>
        </>
      )}
      {preview && preview.outside.length > 0 && (
        <Alert color="yellow" title={t("outside.title", { count: preview.outside.length })}>
          <EventList events={preview.outside} timeZone={timeZone} />
        </Alert>
      )}
    </Stack>
  );
}
