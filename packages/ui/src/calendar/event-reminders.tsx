import { Anchor, Button, Group, Stack, Switch, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ReminderOffsetsField } from "../forms/reminder-offsets-field.tsx";
import { useLocale } from "../i18n/use-locale.ts";
import { useLink } from "../provider/link.tsx";
import { StatusBadge, type Tone } from "../states/status-badge.tsx";
import { formatOffset } from "../time/offset.ts";
import { formatMoment } from "../time/time-format.ts";

/** What became of a reminder, or will; `withdrawn` once none is sent any more. */
export type ReminderOutcome = "sent" | "passed_over" | "next" | "planned" | "withdrawn";

export interface EventRemindersProps {
  readonly enabled: boolean;
  /** Minutes before the start. */
  readonly offsetsMinutes: readonly number[];
  /** One for each of them, in the order in which they go out. */
  readonly outcomes: readonly {
    readonly offsetMinutes: number;
    readonly at: Date;
    readonly outcome: ReminderOutcome;
  }[];
  /** IANA zone of the viewer. */
  readonly timeZone: string;
  /** Default: 3, below the title of what it stands in. */
  readonly headingLevel?: 2 | 3;
  /** The page with the messages about this event. */
  readonly messagesHref?: string;
  /** Left out: they are shown only. Answers with a message where it was refused. */
  readonly onSave?: (
    enabled: boolean,
    offsetsMinutes: readonly number[],
  ) => Promise<{ readonly message: string } | undefined>;
}

const tones: Readonly<Record<ReminderOutcome, Tone>> = {
  sent: "good",
  passed_over: "neutral",
  next: "info",
  planned: "waiting",
  withdrawn: "neutral",
};

/** The reminders of one event: which were sent or passed over, what comes next, and when. */
export function EventReminders({
  enabled,
  offsetsMinutes,
  outcomes,
  timeZone,
  headingLevel = 3,
  messagesHref,
  onSave,
}: EventRemindersProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const Link = useLink();
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
      {outcomes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("offsets.none")}
        </Text>
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: "none", display: "grid", gap: 6 }}>
          {outcomes.map(({ offsetMinutes, at, outcome }) => (
            <li key={offsetMinutes}>
              <Group gap="xs" justify="space-between" wrap="nowrap">
                <Text size="sm" component="div">
                  {t("reminders.before", { offset: formatOffset(offsetMinutes, locale) })}
                  <Text span size="sm" c="dimmed">
                    {" "}
                    · {formatMoment(at, { locale, timeZone })}
                  </Text>
                </Text>
                <StatusBadge tone={tones[outcome]} label={t(`reminders.outcome.${outcome}`)} />
              </Group>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">
        {problem && (
          <Text size="sm" c="var(--mantine-color-error)">
            {problem}
          </Text>
        )}
      </div>
      {draft === undefined ? (
        <Group gap="md">
          {onSave && (
            <Button size="compact-sm" variant="default" onClick={() => setDraft(offsetsMinutes)}>
              {t("reminders.change")}
            </Button>
          )}
          {messagesHref !== undefined && (
            <Anchor component={Link} href={messagesHref} size="sm" underline="always">
              {t("reminders.messages")}
            </Anchor>
          )}
        </Group>
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
      )}
    </Stack>
  );
}
