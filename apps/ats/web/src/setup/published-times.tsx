import {
  describeZone,
  EmptyState,
  FormSection,
  formatDuration,
  formatMoment,
  useLocale,
} from "@convene/ui";
import { unwrap, useTellRefusal, useTellSaved } from "@convene/web-kit";
import { ActionIcon, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconCalendarPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { InterviewerSettings, PublishedTime } from "./interviewer-queries.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { describeRule } from "./published-rule.ts";

interface PublishedTimesProps {
  readonly settings: InterviewerSettings;
  readonly times: readonly PublishedTime[];
}

/** How many occurrences are shown of each. */
const SHOWN = 3;

/** The times that somebody published for interviews, once or again and again. */
export function PublishedTimes({ settings, times }: PublishedTimesProps) {
  const { t } = useTranslation("setup");
  const [isAdding, setIsAdding] = useState(false);
  return (
    <FormSection
      title={t("published.title")}
      hint={t(settings.hours === "published" ? "published.hint" : "published.hintUnused")}
    >
      {times.length === 0 ? (
        <EmptyState icon={IconCalendarPlus} title={t("published.empty")}>
          {t("published.emptyHint")}
        </EmptyState>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
          {times.map((time) => (
            <Time key={time.id} time={time} />
          ))}
        </Stack>
      )}
      <Button
        variant="default"
        leftSection={<IconCalendarPlus size={16} aria-hidden />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => setIsAdding(true)}
      >
        {t("published.add")}
      </Button>
      <PublishDialog
        opened={isAdding}
        resourceId={settings.resourceId}
        timeZone={settings.timeZone}
        onClose={() => setIsAdding(false)}
      />
    </FormSection>
  );
}

function Time({ time }: { readonly time: PublishedTime }) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const tellSaved = useTellSaved();
  const { id, timezone, durationMinutes, rule, startLocal, upcoming } = time;
  const withdraw = useMutation({
    mutationFn: (start?: string) =>
      unwrap(
        api["published-times"][":id"].$delete({
          param: { id },
          query: start === undefined ? {} : { start },
        }),
      ),
    onSuccess: async () => {
      tellSaved(t("published.withdrawn"));
      await queryClient.invalidateQueries({ queryKey: ["setup"] });
      await queryClient.invalidateQueries({ queryKey: ["slots"] });
    },
    onError: tellRefusal,
  });
  const where = { locale, timeZone: timezone };
  const title = [
    rule === null ? t("published.once") : describeRule(rule, t, locale),
    startLocal.slice(11, 16),
    formatDuration(durationMinutes, locale),
    describeZone(timezone).city,
  ].join(" · ");
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("published.withdraw", { time: title })}
          onClick={() => withdraw.mutate(undefined)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Stack gap={2} mt={4}>
        {upcoming.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("published.later")}
          </Text>
        )}
        {upcoming.slice(0, SHOWN).map(({ start }) => {
          const moment = formatMoment(new Date(start), where);
          return (
            <Group key={start} gap="xs">
              <Text size="sm">{moment}</Text>
              {rule !== null && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={t("published.skipOne", { time: moment })}
                  onClick={() => withdraw.mutate(start)}
                >
                  {t("published.skip")}
                </Button>
              )}
            </Group>
          );
        })}
      </Stack>
    </Card>
  );
}
