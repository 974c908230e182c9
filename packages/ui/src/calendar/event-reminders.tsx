import { Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReminderOffsetsField } from "../forms/reminder-offsets-field.tsx";
import { useLocale } from "../i18n/use-locale.ts";
import { StatusBadge, type Tone } from "../states/status-badge.tsx";
import { formatOffset } from "../time/offset.ts";
import { formatMoment } from "../time/time-format.ts";

export interface EventRemindersProps {
  readonly start: Date;
  readonly enabled: boolean;
  /** Minutes before the start. */
  readonly offsetsMinutes: readonly number[];
  /** Those of them that went out or were passed over. */
  readonly settledMinutes: readonly number[];
  /** When the next one goes out; null: none will. */
  readonly nextAt: Date | null;
  readonly now: Date;
  /** IANA zone of the viewer. */
  readonly timeZone: string;
  /** Default: 3, below the title of what it stands in. */
  readonly headingLevel?: 2 | 3;
  /** Left out: they are shown only. Answers with a message where it was refused. */
  readonly onSave?: (
    enabled: boolean,
    offsetsMinutes: readonly number[],
  ) => Promise<{ readonly message: string } | undefined>;
}

type Outcome = "settled" | "next" | "planned" | "off";

const tones: Readonly<Record<Outcome, Tone>> = {
  settled: "good",
  next: "info",
  planned: "waiting",
  off: "neutral",
};

/** The reminders of one event: what is done, what comes next, and when. */
export function EventReminders({
  start,
  enabled,
  offsetsMinutes,
  settledMinutes,
  nextAt,
  now,
  timeZone,
  headingLevel = 3,
  onSave,
}: EventRemindersProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const heading = useId();
  const [draft, setDraft] = useState<readonly number[]>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async (on: boolean, offsets: readonly number[]) => {
    if (!onSave) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const refusal = await onSave(on, offsets);
      if (refusal) setProblem(refusal.message);
      else setDraft(undefined);
    } catch {
      setProblem(t("form.failed"));
    } finally {
      setBusy(false);
    }
  };
  const at = (minutes: number) => new Date(start.getTime() - minutes * 60_000);
  const outcomeOf = (minutes: number): Outcome => {
    if (settledMinutes.includes(minutes)) return "settled";
    if (!enabled) return "off";
    if (nextAt && at(minutes).getTime() === nextAt.getTime()) return "next";
    return at(minutes) > now && nextAt !== null ? "planned" : "off";
  };

  return (
    <Stack gap={8} component="section" aria-labelledby={heading}>
      <Group justify="space-between" gap="xs">
        <Title order={headingLevel} size="h5" id={heading}>
          {t("reminders.title")}
        </Title>
        {onSave && (
          <Switch
            size="sm"
            label={t("reminders.on")}
            labelPosition="left"
            checked={enabled}
            disabled={busy}
            onChange={({ currentTarget }) => void save(currentTarget.checked, offsetsMinutes)}
          />
        )}
      </Group>
      {offsetsMinutes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("offsets.none")}
        </Text>
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: "none", display: "grid", gap: 6 }}>
          {offsetsMinutes
            .toSorted((a, b) => b - a)
            .map((minutes) => {
              const outcome = outcomeOf(minutes);
              return (
                <li key={minutes}>
                  <Group gap="xs" justify="space-between" wrap="nowrap">
                    <Text size="sm" component="div">
                      {t("reminders.before", { offset: formatOffset(minutes, locale) })}
                      <Text span size="sm" c="dimmed">
                        {" "}
                        · {formatMoment(at(minutes), { locale, timeZone })}
                      </Text>
                    </Text>
                    <StatusBadge tone={tones[outcome]} label={t(`reminders.outcome.${outcome}`)} />
                  </Group>
                </li>
              );
            })}
        </ul>
      )}
      <div role="alert">
        {problem && (
          <Text size="sm" c="var(--mantine-color-error)">
            {problem}
          </Text>
        )}
      </div>
      {onSave &&
        (draft === undefined ? (
          <Button
            size="compact-sm"
            variant="default"
            style={{ alignSelf: "flex-start" }}
            onClick={() => setDraft(offsetsMinutes)}
          >
            {t("reminders.change")}
          </Button>
        ) : (
          <Stack gap="xs">
            <ReminderOffsetsField label={t("reminders.list")} value={draft} onChange={setDraft} />
            <Group gap="xs">
              <Button size="xs" loading={busy} onClick={() => void save(enabled, draft)}>
                {t("reminders.save")}
              </Button>
              <Button size="xs" variant="default" onClick={() => setDraft(undefined)}>
                {t("reminders.keep")}
              </Button>
            </Group>
          </Stack>
        ))}
    </Stack>
  );
}
