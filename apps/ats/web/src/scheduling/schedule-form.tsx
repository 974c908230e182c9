import { EmptyState, formatDuration, useLocale, useNow } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Card, Select, Stack, Text } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail, Interviewer, Scheduled } from "../api.ts";
import { DetailsForm } from "./details-form.tsx";
import { DURATIONS, INTERVIEW_KINDS, interviewKind, usualMinutes } from "./interview-kinds.ts";
import { PanelChoice } from "./panel-choice.tsx";
import styles from "./schedule-page.module.css";
import { TimeChoice } from "./time-choice.tsx";

interface ScheduleFormProps {
  readonly application: ApplicationDetail;
  readonly interviewers: readonly Interviewer[];
  readonly onScheduled: (scheduled: Scheduled) => void;
}

/** The seats on the left, common times and details on the right. */
export function ScheduleForm({ application, interviewers, onScheduled }: ScheduleFormProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const now = useNow();
  const { timeZone } = useSignedIn().member;
  const [kind, setKind] = useState(INTERVIEW_KINDS[0] ?? "phone");
  const [durationMinutes, setDuration] = useState(usualMinutes(kind));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [optional, setOptional] = useState<readonly string[]>([]);
  const [start, setStart] = useState<Date>();

  const people = interviewers.filter(({ id }) => chosen.includes(id));
  const reset = () => setStart(undefined);
  return (
    <div className={styles.frame}>
      <Card withBorder padding="md" component="section" aria-label={t("schedule.what")}>
        <Stack gap="md">
          <Select
            label={t("interview.kind")}
            data={INTERVIEW_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(name) => {
              const next = interviewKind(name);
              if (!next) return;
              setKind(next);
              setDuration(usualMinutes(next));
              reset();
            }}
          />
          <Select
            label={t("schedule.duration")}
            data={DURATIONS.map((minutes) => ({
              value: String(minutes),
              label: formatDuration(minutes, locale),
            }))}
            value={String(durationMinutes)}
            allowDeselect={false}
            onChange={(minutes) => {
              setDuration(Number(minutes));
              reset();
            }}
          />
          <PanelChoice
            interviewers={interviewers}
            chosen={chosen}
            onChosen={(ids) => {
              setChosen(ids);
              reset();
            }}
            optional={optional}
            onOptional={setOptional}
            now={now}
          />
        </Stack>
      </Card>
      <Stack gap="lg" miw={0}>
        {chosen.length === 0 ? (
          <Card withBorder>
            <EmptyState icon={IconUsersGroup} title={t("schedule.nobody")}>
              <Text size="sm">{t("schedule.nobodyHint")}</Text>
            </EmptyState>
          </Card>
        ) : (
          <TimeChoice
            people={people}
            durationMinutes={durationMinutes}
            timeZone={timeZone}
            now={now}
            start={start}
            onStart={setStart}
          />
        )}
        {start && (
          <DetailsForm
            // Another kind brings another title.
            key={kind}
            application={application}
            panel={people}
            optionalIds={optional}
            kind={kind}
            durationMinutes={durationMinutes}
            start={start}
            timeZone={timeZone}
            onStart={setStart}
            onScheduled={onScheduled}
          />
        )}
      </Stack>
    </div>
  );
}
