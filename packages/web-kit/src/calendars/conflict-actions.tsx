import { ConfirmDialog, formatMoment, useLocale } from "@convene/ui";
import { Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import { hashKey, type Query, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { refusalText } from "../i18n/problem-text.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import {
  type ConflictAlternatives,
  type ConflictEntry,
  conflictAlternativesQuery,
  conflictsQuery,
  resolveConflict,
} from "./conflicts-query.ts";
import { nearestTimes } from "./nearest-times.ts";

export interface ConflictActionsProps {
  readonly conflict: ConflictEntry;
}

type StandIn = ConflictAlternatives["standIns"][number];

/** What is asked before others are told. */
type Question =
  | { readonly kind: "move"; readonly to: Date }
  | { readonly kind: "replace"; readonly by: StandIn }
  | { readonly kind: "cancel" };

/** The least busy ones: more would have to be read before one can decide. */
const MOST_STAND_INS = 4;

/** The ways out of a conflict: another time, somebody else, back into the calendar, cancelled, or left. */
export function ConflictActions({ conflict }: ConflictActionsProps) {
  const { t, i18n } = useTranslation("kit");
  const locale = useLocale();
  const { product, member } = useSignedIn();
  const settle = useSettle(conflict);
  const [question, setQuestion] = useState<Question>();
  const [isAsking, setAsking] = useState(false);
  const alternatives = useQuery(conflictAlternativesQuery(conflict));
  const { event, kind, person, span, whyNotMove, whyNotCancel } = conflict;
  const { times = [], standIns = [], told = [] } = alternatives.data ?? {};
  const where = { locale, timeZone: member.timeZone };
  const outside = kind === "moved_outside" && span !== null ? new Date(span.start) : undefined;
  const near = nearestTimes(times, new Date(event.start));
  const about = { title: event.title };
  const ask = (asked: Question) => {
    setQuestion(asked);
    setAsking(true);
  };
  return (
    <Stack gap="sm">
      {kind === "busy" && whyNotMove !== null && (
        <Text size="sm" c="dimmed">
          {t("conflicts.notMoved", { reason: refusalText(i18n, whyNotMove) ?? "" })}
        </Text>
      )}
      {alternatives.isPending && <Skeleton h={30} w="60%" />}
      {alternatives.isSuccess && kind === "busy" && whyNotMove === null && (
        <Proposals label={t(near.length === 0 ? "conflicts.noTimes" : "conflicts.times")}>
          {near.map((time) => (
            <Button
              key={time.getTime()}
              size="xs"
              variant="light"
              onClick={() => ask({ kind: "move", to: time })}
            >
              {t("conflicts.moveTo", { when: formatMoment(time, where) })}
            </Button>
          ))}
        </Proposals>
      )}
      {standIns.length > 0 && (
        <Proposals label={t("conflicts.standIns", { name: person.name })}>
          {standIns.slice(0, MOST_STAND_INS).map((one) => (
            <Button
              key={one.id}
              size="xs"
              variant="light"
              onClick={() => ask({ kind: "replace", by: one })}
            >
              {t("conflicts.takes", { name: one.name })}
            </Button>
          ))}
        </Proposals>
      )}
      <Group gap="xs">
        {outside && whyNotMove === null && (
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
        {whyNotCancel === null && (
          <Button size="xs" variant="subtle" color="red" onClick={() => ask({ kind: "cancel" })}>
            {t(`conflicts.cancel.${product}`)}
          </Button>
        )}
      </Group>
      {question && (
        <Confirmation
          conflict={conflict}
          question={question}
          told={told.map(({ name }) => name)}
          opened={isAsking}
          onClose={() => setAsking(false)}
        />
      )}
    </Stack>
  );
}

function Proposals({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const labelId = useId();
  return (
    <Stack gap={6} role="group" aria-labelledby={labelId}>
      <Text size="sm" id={labelId}>
        {label}
      </Text>
      <Group gap="xs">{children}</Group>
    </Stack>
  );
}

interface ConfirmationProps {
  readonly conflict: ConflictEntry;
  readonly question: Question;
  /** Who is told when the event is moved or cancelled. */
  readonly told: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

function Confirmation({ conflict, question, told, opened, onClose }: ConfirmationProps) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { product, member } = useSignedIn();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const { id, event, person } = conflict;
  const list = new Intl.ListFormat(locale);
  const words = () => {
    switch (question.kind) {
      case "move": {
        const when = formatMoment(question.to, { locale, timeZone: member.timeZone });
        return {
          title: t("conflicts.moveQuestion", { when }),
          confirmLabel: t("conflicts.moveConfirm"),
          hint: told.length > 0 && t("conflicts.told", { people: list.format(told) }),
        };
      }
      case "replace": {
        const { name } = question.by;
        return {
          title: t("conflicts.takesQuestion", { name, title: event.title }),
          confirmLabel: t("conflicts.takes", { name }),
          hint: t("conflicts.takesTold", { people: list.format([name, person.name]) }),
        };
      }
      case "cancel":
        return {
          title: t("conflicts.cancelQuestion", { title: event.title }),
          confirmLabel: t(`conflicts.cancel.${product}`),
          hint: told.length > 0 && t("conflicts.told", { people: list.format(told) }),
        };
    }
  };
  const { hint, ...labels } = words();
  const carryOut = async () => {
    try {
      await resolveConflict(id, answerOf(question));
      // The event is shown elsewhere too; what was decided has no alternatives to ask for.
      const { queryKey: decided } = conflictAlternativesQuery(conflict);
      const predicate = ({ queryKey }: Query) => hashKey(queryKey) !== hashKey(decided);
      await queryClient.invalidateQueries({ predicate });
      return undefined;
    } catch (error) {
      // What was proposed is not to be had any more, or somebody else has decided.
      void queryClient.invalidateQueries({ queryKey: conflictsQuery.queryKey });
      void queryClient.invalidateQueries(conflictAlternativesQuery(conflict));
      return { message: problemText(error) };
    }
  };
  return (
    <ConfirmDialog
      {...labels}
      opened={opened}
      destructive={question.kind === "cancel"}
      onConfirm={carryOut}
      onClose={onClose}
    >
      {hint}
    </ConfirmDialog>
  );
}

function answerOf(question: Question) {
  switch (question.kind) {
    case "move":
      return { resolution: "rescheduled", start: question.to.toISOString() } as const;
    case "replace":
      return { resolution: "replaced", resourceId: question.by.id } as const;
    case "cancel":
      return { resolution: "cancelled" } as const;
  }
}

function useSettle({ id }: ConflictEntry) {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  return useMutation({
    mutationFn: (resolution: "dismissed" | "put_back") => resolveConflict(id, { resolution }),
    onError: tellRefusal,
    onSettled: () => queryClient.invalidateQueries({ queryKey: conflictsQuery.queryKey }),
  });
}
