import { describeZone, formatMoment, useLocale, ZonedTime } from "@convene/ui";
import { unwrap, useProblemText, useSignedIn, useTellSaved } from "@convene/web-kit";
import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { explanationText } from "../staff/explain-text.ts";
import { OtherTime } from "./occurrence-row.tsx";
import { clashesQuery, type SeriesClash } from "./series-queries.ts";

interface ClashCardProps {
  readonly clash: SeriesClash;
}

/** One occurrence that could not be made, why, and the ways out. */
export function ClashCard({ clash }: ClashCardProps) {
  const { t } = useTranslation("series");
  const { t: words } = useTranslation("services");
  const locale = useLocale();
  const headingId = useId();
  const { member } = useSignedIn();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const [isTyping, setTyping] = useState(false);
  const { id, explanation, alternatives, clientName, hostName, serviceName } = clash;
  const at = new Date(clash.occurrenceAt);
  const where = { locale, timeZone: member.timeZone };
  const resolve = useMutation({
    mutationFn: (moveTo: Date | null) =>
      unwrap(
        api.series.clashes[":id"].resolve.$post({
          param: { id },
          json: { moveTo: moveTo?.toISOString() ?? null },
        }),
      ),
    meta: { showsFailure: true },
    onSuccess: async (_, moveTo) => {
      tellSaved(
        moveTo === null
          ? t("clashes.skipped", { client: clientName })
          : t("clashes.booked", { client: clientName, when: formatMoment(moveTo, where) }),
      );
      for (const queryKey of [["calendar"], ["today"], clashesQuery.queryKey]) {
        await queryClient.invalidateQueries({ queryKey });
      }
    },
  });
  const isFreeAgain = explanation?.offered === true;
  const choose = (moveTo: Date | null) => resolve.mutate(moveTo);
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-labelledby={headingId}>
      <Stack gap="sm">
        <Stack gap={2}>
          <Title order={2} size="h4" id={headingId}>
            {clientName} · {serviceName}
          </Title>
          <Text size="sm" component="div">
            <ZonedTime instant={at} timeZone={where.timeZone} withDate />
          </Text>
          {clash.timeZone !== where.timeZone && (
            <Text size="sm" c="dimmed" component="div">
              <ZonedTime instant={at} timeZone={clash.timeZone} withDate />{" "}
              {describeZone(clash.timeZone).city}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {t("clashes.with", { host: hostName })}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconClockExclamation
            size={20}
            aria-hidden
            style={{ flex: "none", color: "var(--mantine-color-orange-text)" }}
          />
          <Text size="sm">
            {isFreeAgain
              ? t("clashes.freeAgain")
              : explanation
                ? explanationText(explanation, words, where)
                : t("clashes.notGiven", { host: hostName })}
          </Text>
        </Group>
        <div role="alert">
          {resolve.error && (
            <Alert color="red" p="xs">
              {problemText(resolve.error)}
            </Alert>
          )}
        </div>
        <Group gap="xs" role="group" aria-label={t("clashes.ways")}>
          {isFreeAgain && (
            <Button size="xs" disabled={resolve.isPending} onClick={() => choose(at)}>
              {t("clashes.bookAtItsTime")}
            </Button>
          )}
          {alternatives.map((slot) => (
            <Button
              key={slot.start}
              size="xs"
              variant="light"
              disabled={resolve.isPending}
              onClick={() => choose(new Date(slot.start))}
            >
              {formatMoment(new Date(slot.start), where)}
            </Button>
          ))}
        </Group>
        {isTyping ? (
          <OtherTime near={at} timeZone={where.timeZone} onTake={choose} />
        ) : (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              disabled={resolve.isPending}
              onClick={() => choose(null)}
            >
              {t("preview.skip")}
            </Button>
            {explanation && (
              <Button size="xs" variant="subtle" onClick={() => setTyping(true)}>
                {t("preview.other")}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
