import { ConfirmDialog, formatMoment, useLocale } from "@convene/ui";
import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import type { ConflictChoices, ConflictEvents } from "./conflict-events.ts";
import type { ConflictEntry } from "./conflicts-query.ts";

export interface ConflictActionsProps {
  readonly conflict: ConflictEntry;
  readonly events: ConflictEvents;
  /** Left out: not known. */
  readonly choices: ConflictChoices | undefined;
  readonly isPending: boolean;
}

/** What is asked before others are told. */
type Question = { readonly kind: "move"; readonly to: Date } | { readonly kind: "cancel" };

/** The ways out of a conflict: another time, back into the calendar, cancelled, or left as it is. */
export function ConflictActions({ conflict, events, choices, isPending }: ConflictActionsProps) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const timesId = useId();
  const { product, member } = useSignedIn();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const settle = useSettle(conflict);
  const [question, setQuestion] = useState<Question>();
  const [isAsking, setAsking] = useState(false);
  const { event, kind, span } = conflict;
  const where = { locale, timeZone: member.timeZone };
  const { times = [], people = [], mayMove = false, mayCancel = false } = choices ?? {};
  const outside = kind === "moved_outside" && span !== null ? new Date(span.start) : undefined;
  const about = { title: event.title };
  const ask = (asked: Question) => {
    setQuestion(asked);
    setAsking(true);
  };

  const carryOut = async () => {
    if (!question) return undefined;
    try {
      if (question.kind === "move") await events.move(event.id, question.to);
      else await events.cancel(event.id);
      await queryClient.invalidateQueries();
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["conflicts"] });
      return { message: problemText(error) };
    }
  };

  return (
    <Stack gap="sm">
      {kind === "busy" && isPending && <Skeleton h={30} w="60%" />}
      {kind === "busy" && mayMove && (
        <Stack gap={6} role="group" aria-labelledby={timesId}>
          <Text size="sm" id={timesId}>
            {t(times.length === 0 ? "conflicts.noTimes" : "conflicts.times")}
          </Text>
          <Group gap="xs">
            {times.map((time) => (
              <Button
                key={time.getTime()}
                size="xs"
                variant="light"
                onClick={() => ask({ kind: "move", to: time })}
              >
                {formatMoment(time, where)}
              </Button>
            ))}
          </Group>
        </Stack>
      )}
      <Group gap="xs">
        {outside && mayMove && (
          <Button size="xs" onClick={() => ask({ kind: "move", to: outside })}>
            {t("conflicts.follow")}
          </Button>
        )}
        {kind !== "busy" && (
          <Button
            size="xs"
            variant="default"
            loading={settle.isPending && settle.variables === "put_back"}
            aria-label={t("conflicts.putBackOf", about)}
            onClick={() => settle.mutate("put_back")}
          >
            {t("conflicts.putBack")}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          loading={settle.isPending && settle.variables === "dismissed"}
          aria-label={t("conflicts.leaveOf", about)}
          onClick={() => settle.mutate("dismissed")}
        >
          {t("conflicts.leave")}
        </Button>
        {mayCancel && (
          <Button size="xs" variant="subtle" color="red" onClick={() => ask({ kind: "cancel" })}>
            {t(`conflicts.cancel.${product}`)}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={isAsking}
        title={
          question?.kind === "move"
            ? t("conflicts.moveQuestion", { when: formatMoment(question.to, where) })
            : t("conflicts.cancelQuestion", about)
        }
        confirmLabel={t(
          question?.kind === "move" ? "conflicts.moveConfirm" : `conflicts.cancel.${product}`,
        )}
        destructive={question?.kind === "cancel"}
        onConfirm={carryOut}
        onClose={() => setAsking(false)}
      >
        {people.length > 0 &&
          t("conflicts.told", { people: new Intl.ListFormat(locale).format(people) })}
      </ConfirmDialog>
    </Stack>
  );
}

function useSettle({ id }: ConflictEntry) {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  return useMutation({
    mutationFn: (resolution: "dismissed" | "put_back") =>
      unwrap(sharedApi.conflicts[":id"].resolve.$post({ param: { id }, json: { resolution } })),
    onError: tellRefusal,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["conflicts"] }),
  });
}
