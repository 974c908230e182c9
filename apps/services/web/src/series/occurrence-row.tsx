import {
  formatMoment,
  formatSpan,
  fromInputValue,
  TimeField,
  toInputValue,
  useLocale,
} from "@convene/ui";
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconCheck, IconClockExclamation, IconX } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation, Slot } from "../api.ts";
import { explanationText } from "../staff/explain-text.ts";

/** Undefined: nothing was decided yet; null: it is left out. */
export type Choice = Date | null | undefined;

interface OccurrenceRowProps {
  readonly start: Date;
  readonly end: Date;
  readonly isFree: boolean;
  readonly explanation: Explanation | null;
  readonly alternatives: readonly Slot[];
  readonly choice: Choice;
  /** The other time that was chosen could not be had either. */
  readonly wasRefused: boolean;
  readonly timeZone: string;
  readonly onChoose: (choice: Choice) => void;
}

/** One occurrence: free, or in the way of something and what becomes of it. */
export function OccurrenceRow(props: OccurrenceRowProps) {
  const { start, end, isFree, choice, timeZone, onChoose } = props;
  const { t } = useTranslation("series");
  const locale = useLocale();
  const where = { locale, timeZone };
  const when = formatMoment(start, where);
  if (isFree) {
    return (
      <Line icon={<IconCheck size={18} color="var(--mantine-color-green-text)" aria-hidden />}>
        <Text size="sm">
          {when} – {formatSpan(start, end, where).split(" – ")[1]}
        </Text>
      </Line>
    );
  }
  if (choice === undefined) return <Undecided {...props} when={when} />;
  return (
    <Line
      icon={
        choice === null ? <IconX size={18} aria-hidden /> : <IconArrowRight size={18} aria-hidden />
      }
    >
      <Text size="sm" flex={1}>
        <Text span td="line-through" c="dimmed">
          {when}
        </Text>{" "}
        {choice === null ? t("preview.leftOut") : formatMoment(choice, where)}
      </Text>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-label={t("preview.changeOf", { when })}
        onClick={() => onChoose(undefined)}
      >
        {t("preview.change")}
      </Button>
    </Line>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" mih={28}>
      {icon}
      {children}
    </Group>
  );
}

function Undecided({
  start,
  explanation,
  alternatives,
  wasRefused,
  timeZone,
  onChoose,
  when,
}: OccurrenceRowProps & { readonly when: string }) {
  const { t } = useTranslation("series");
  const { t: words } = useTranslation("services");
  const locale = useLocale();
  const headingId = useId();
  const [isTyping, setTyping] = useState(false);
  const where = { locale, timeZone };
  return (
    <Paper withBorder p="sm" role="group" aria-labelledby={headingId}>
      <Stack gap="xs">
        <Line
          icon={
            <IconClockExclamation size={18} color="var(--mantine-color-orange-text)" aria-hidden />
          }
        >
          <Text size="sm" fw={600} id={headingId}>
            {t("preview.clash", { when })}
          </Text>
        </Line>
        <Text size="sm">
          {wasRefused
            ? t("preview.refused")
            : explanation && explanationText(explanation, words, where)}
        </Text>
        <Group gap="xs">
          {alternatives.map((slot) => (
            <Button
              key={slot.start}
              size="xs"
              variant="default"
              onClick={() => onChoose(new Date(slot.start))}
            >
              {formatMoment(new Date(slot.start), where)}
            </Button>
          ))}
        </Group>
        {isTyping ? (
          <OtherTime near={start} timeZone={timeZone} onTake={onChoose} />
        ) : (
          <Group gap="xs">
            <Button
              size="xs"
              variant="light"
              data-decide=""
              aria-label={t("preview.skipOf", { when })}
              onClick={() => onChoose(null)}
            >
              {t("preview.skip")}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              aria-label={t("preview.otherOf", { when })}
              onClick={() => setTyping(true)}
            >
              {t("preview.other")}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

interface OtherTimeProps {
  readonly near: Date;
  readonly timeZone: string;
  readonly onTake: (start: Date) => void;
}

/** Any other time, typed; whether it can be had is said when it is taken. */
export function OtherTime({ near, timeZone, onTake }: OtherTimeProps) {
  const { t } = useTranslation("series");
  const [value, setValue] = useState(() => toInputValue(near, timeZone));
  const start = fromInputValue(value, timeZone);
  return (
    <Stack gap="xs" align="flex-start">
      <TimeField
        label={t("preview.otherTime")}
        description={t("preview.otherHint")}
        value={value}
        onChange={setValue}
      />
      <Button size="xs" disabled={start === undefined} onClick={() => start && onTake(start)}>
        {t("preview.take")}
      </Button>
    </Stack>
  );
}
