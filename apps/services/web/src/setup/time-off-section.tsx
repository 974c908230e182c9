import { FormSection, formatMoment, formatShortLocalDate, useLocale } from "@convene/ui";
import { QueryFailed, unwrap, useTellRefusal } from "@convene/web-kit";
import { ActionIcon, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { wholeDays } from "./day-span.ts";
import { type Resource, type TimeOff, timeOffQuery } from "./setup-queries.ts";
import { TimeOffDialog } from "./time-off-dialog.tsx";

/** When somebody is off, or a room or device is not to be had. */
export function TimeOffSection({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const [edited, setEdited] = useState<TimeOff | "new">();
  const timeOff = useQuery(timeOffQuery(resource.id));
  const describe = useDescribe(resource.timeZone);
  const remove = useMutation({
    mutationFn: (id: string) => unwrap(api["time-off"][":id"].$delete({ param: { id } })),
    onError: tellRefusal,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["setup"] }),
  });
  const isPerson = resource.kind === "person";

  return (
    <FormSection
      title={t(isPerson ? "timeOff.title" : "timeOff.titleRoom")}
      hint={t(isPerson ? "timeOff.hint" : "timeOff.hintRoom")}
    >
      {timeOff.isError ? (
        <QueryFailed error={timeOff.error} onRetry={() => void timeOff.refetch()} />
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} maw={560} style={{ listStyle: "none" }}>
          {timeOff.data?.items.map((entry) => {
            const when = describe(entry);
            return (
              <Card key={entry.id} component="li" withBorder padding="sm">
                <Group justify="space-between" wrap="nowrap">
                  <div>
                    <Text size="sm">{when}</Text>
                    {entry.reason !== null && (
                      <Text size="sm" c="dimmed">
                        {entry.reason}
                      </Text>
                    )}
                  </div>
                  <Group gap={4} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("timeOff.change", { when })}
                      onClick={() => setEdited(entry)}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t("timeOff.remove", { when })}
                      loading={remove.isPending && remove.variables === entry.id}
                      onClick={() => remove.mutate(entry.id)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Group>
                </Group>
              </Card>
            );
          })}
        </Stack>
      )}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        style={{ alignSelf: "flex-start" }}
        onClick={() => setEdited("new")}
      >
        {t(isPerson ? "timeOff.add" : "timeOff.addRoom")}
      </Button>
      <TimeOffDialog resource={resource} timeOff={edited} onClose={() => setEdited(undefined)} />
    </FormSection>
  );
}

/** A span in words: days where it is of whole ones, else moments. */
function useDescribe(timeZone: string) {
  const locale = useLocale();
  return ({ start, end }: TimeOff): string => {
    const span = { start: new Date(start), end: new Date(end) };
    const days = wholeDays(span.start, span.end, timeZone);
    const where = { locale, timeZone };
    if (!days) return `${formatMoment(span.start, where)} – ${formatMoment(span.end, where)}`;
    const first = formatShortLocalDate(days.first, locale);
    return days.first === days.last
      ? first
      : `${first} – ${formatShortLocalDate(days.last, locale)}`;
  };
}
