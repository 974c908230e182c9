import { formatMoment, useLocale } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Group, Timeline as Line, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import {
  IconArrowRight,
  IconCalendarEvent,
  IconCheck,
  IconFile,
  IconMail,
  IconMessage,
  IconRotateClockwise,
  IconUserPlus,
  IconX,
} from "@tabler/icons-react";
import { type ComponentType, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail } from "../api.ts";
import { useHistoryText } from "../staff/use-history-text.ts";
import { NoteForm } from "./note-form.tsx";
import { type TimelineEntry, timelineEntries } from "./timeline-entries.ts";
import { TimelineNote } from "./timeline-note.tsx";

type Step = ApplicationDetail["steps"][number];

const ICONS: Readonly<Record<Step["kind"], ComponentType<{ readonly size: number }>>> = {
  applied: IconUserPlus,
  stage_changed: IconArrowRight,
  rejected: IconX,
  withdrawn: IconX,
  hired: IconCheck,
  reopened: IconRotateClockwise,
  file_added: IconFile,
  offer_made: IconMail,
  offer_sent: IconMail,
  offer_answered: IconMail,
};

/** Notes, steps of the application, and what happened to its interviews: in one line of time. */
export function Timeline({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useTranslation("hiring");
  const headingId = useId();
  const [shown, setShown] = useState<"all" | "notes">("all");
  const all = timelineEntries(application);
  const entries = shown === "all" ? all : all.filter((entry) => "note" in entry);
  return (
    <Stack gap="md" component="section" aria-labelledby={headingId}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={headingId}>
          {t("timeline.title")}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t("timeline.show")}
          value={shown}
          onChange={(value) => setShown(value === "notes" ? "notes" : "all")}
          data={[
            { value: "all", label: t("timeline.all") },
            { value: "notes", label: t("timeline.notes") },
          ]}
        />
      </Group>
      <NoteForm applicationId={application.id} />
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("notes.none")}
        </Text>
      ) : (
        <Line bulletSize={24} lineWidth={2}>
          {entries.map((entry) => {
            const Icon = iconOf(entry);
            return (
              <Line.Item key={entry.key} bullet={<Icon size={14} />}>
                {"note" in entry ? (
                  <TimelineNote applicationId={application.id} note={entry.note} />
                ) : (
                  <Happening entry={entry} application={application} />
                )}
              </Line.Item>
            );
          })}
        </Line>
      )}
    </Stack>
  );
}

function iconOf(entry: TimelineEntry): ComponentType<{ readonly size: number }> {
  if ("note" in entry) return IconMessage;
  return "step" in entry ? ICONS[entry.step.kind] : IconCalendarEvent;
}

interface HappeningProps {
  readonly entry: Exclude<TimelineEntry, { readonly note: unknown }>;
  readonly application: ApplicationDetail;
}

function Happening({ entry, application }: HappeningProps) {
  const { t } = useTranslation(["hiring", "ats"]);
  const locale = useLocale();
  const { timeZone } = useSignedIn().member;
  const historyText = useHistoryText(timeZone);
  const { byName, byKind, reason } = "step" in entry ? entry.step : entry.event;
  const what = () => {
    if ("event" in entry) {
      const { interviewId } = entry.event;
      const title = application.interviews.find(({ id }) => id === interviewId)?.title ?? "";
      return t("timeline.interview", { title, what: historyText(entry.event) });
    }
    const { kind, stageBefore: from, stageAfter: to } = entry.step;
    if (kind === "applied" && to !== null) return t("timeline.appliedInto", { stage: to });
    return t(`timeline.${kind}`, { from, to });
  };
  return (
    <>
      <Text size="sm">{what()}</Text>
      {reason !== null && (
        <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-wrap" }}>
          “{reason}”
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {byName ?? t(`ats:history.by.${byKind}`)} ·{" "}
        {formatMoment(new Date(entry.at), { locale, timeZone })}
      </Text>
    </>
  );
}
