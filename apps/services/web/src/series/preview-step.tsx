import { describeZone, LoadingState } from "@convene/ui";
import { ApiProblem, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { type UseQueryResult, useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Choice, OccurrenceRow } from "./occurrence-row.tsx";
import {
  type OccurrenceDecision,
  type PreviewedOccurrence,
  refusedStarts,
} from "./series-queries.ts";

interface PreviewStepProps<Saved> {
  readonly preview: UseQueryResult<{
    readonly occurrences: readonly PreviewedOccurrence[];
    readonly goesOn?: boolean;
  }>;
  /** The rule as a sentence, or what is moved. */
  readonly summary: string;
  readonly timeZone: string;
  readonly submitLabel: (count: number) => string;
  readonly save: (decisions: readonly OccurrenceDecision[]) => Promise<Saved>;
  readonly onSaved: (saved: Saved) => void;
  readonly onBack: () => void;
}

/** More rows than that are shown on demand, apart from those to decide about. */
const SHOWN = 30;

/** Every occurrence, those that clash marked and decided one by one; then all of it is saved, or nothing. */
export function PreviewStep<Saved>({
  preview,
  summary,
  timeZone,
  submitLabel,
  save,
  onSaved,
  onBack,
}: PreviewStepProps<Saved>) {
  const { t } = useTranslation("series");
  const problemText = useProblemText();
  const listRef = useRef<HTMLOListElement>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const [isReminded, setReminded] = useState(false);
  const [isLong, setLong] = useState(false);
  const submit = useMutation({
    mutationFn: save,
    meta: { showsFailure: true },
    onSuccess: onSaved,
    onError: (error) => {
      const starts = refusedStarts(error);
      if (!starts) return;
      setRefused(new Set(starts.filter((start) => choices.get(start))));
      setChoices((before) => new Map([...before].filter(([at]) => !starts.includes(at))));
      void preview.refetch();
    },
  });

  const occurrences = preview.data?.occurrences;
  if (!occurrences) {
    return (
      <Stack gap="md">
        {preview.isError ? (
          <Alert role="alert" color="red" icon={<IconAlertCircle size={18} aria-hidden />}>
            {isNoMeaning(preview.error) ? t("preview.noMeaning") : problemText(preview.error)}
          </Alert>
        ) : (
          <LoadingState shape="rows" count={6} />
        )}
        <Button variant="default" onClick={onBack}>
          {t("preview.back")}
        </Button>
      </Stack>
    );
  }

  const clashing = occurrences.filter(({ isFree }) => !isFree);
  const open = clashing.filter(({ start }) => choices.get(start) === undefined);
  const kept = occurrences.filter(({ start }) => choices.get(start) !== null);
  const shown = isLong
    ? occurrences
    : occurrences.filter(({ isFree }, index) => !isFree || index < SHOWN);
  const hidden = occurrences.length - shown.length;
  const send = () => {
    if (open.length > 0) {
      setReminded(true);
      listRef.current?.querySelector<HTMLElement>("[data-decide]")?.focus();
      return;
    }
    submit.mutate(
      clashing.map(({ start }) => ({
        at: start,
        moveTo: choices.get(start)?.toISOString() ?? null,
      })),
    );
  };
  const message =
    open.length > 0 && isReminded
      ? t("preview.decideFirst", { count: open.length })
      : submit.error && !refusedStarts(submit.error)
        ? problemText(submit.error)
        : undefined;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{summary}</Text>
        <Text size="sm" c="dimmed" role="status">
          {t("preview.count", { count: occurrences.length })}{" "}
          {clashing.length > 0 && t("preview.clashes", { count: clashing.length })}{" "}
          {t("preview.zone", { city: describeZone(timeZone).city })}
        </Text>
      </div>
      <ol
        ref={listRef}
        aria-label={t("preview.list")}
        style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 4 }}
      >
        {shown.map(({ start, end, isFree, explanation, alternatives }) => (
          <li key={start}>
            <OccurrenceRow
              start={new Date(start)}
              end={new Date(end)}
              isFree={isFree}
              explanation={explanation}
              alternatives={alternatives}
              choice={choices.get(start)}
              wasRefused={refused.has(start)}
              timeZone={timeZone}
              onChoose={(choice) => setChoices((before) => new Map(before).set(start, choice))}
            />
          </li>
        ))}
      </ol>
      {hidden > 0 && (
        <Button variant="subtle" onClick={() => setLong(true)}>
          {t("preview.more", { count: hidden })}
        </Button>
      )}
      {preview.data?.goesOn && (
        <Text size="sm" c="dimmed">
          {t("preview.goesOn")}
        </Text>
      )}
      <div role="alert">
        {message && (
          <Alert color="red" p="xs" icon={<IconAlertCircle size={18} aria-hidden />}>
            {message}
          </Alert>
        )}
      </div>
      <Group justify="space-between" gap="xs">
        <Button variant="default" disabled={submit.isPending} onClick={onBack}>
          {t("preview.back")}
        </Button>
        <Button loading={submit.isPending} disabled={kept.length === 0} onClick={send}>
          {submitLabel(kept.length)}
        </Button>
      </Group>
    </Stack>
  );
}

function isNoMeaning(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === "INVALID_INPUT" && error.field === "rule";
}
