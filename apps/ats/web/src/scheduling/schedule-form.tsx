import { EmptyState, formatDuration, useLocale, useNow } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { Card, MultiSelect, Select, Stack, Switch, Text } from "@mantine/core";
import { IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  ApplicationDetail,
  FilledSlot,
  Interviewer,
  InterviewerPool,
  InterviewKind,
  InterviewRoom,
  InterviewTemplate,
  Scheduled,
} from "../api.ts";
import type { PanelWish } from "../queries.ts";
import { AskButtons } from "../requests/ask-buttons.tsx";
import { askedInterview } from "../requests/asked-interview.ts";
import { DetailsForm } from "./details-form.tsx";
import { DURATIONS, INTERVIEW_KINDS, interviewKind, usualMinutes } from "./interview-kinds.ts";
import styles from "./schedule-page.module.css";
import { type SeatDraft, seatsOf } from "./seat-draft.ts";
import { SeatsChoice } from "./seats-choice.tsx";
import { TimeChoice } from "./time-choice.tsx";

export interface ScheduleFormProps {
  readonly application: ApplicationDetail;
  readonly interviewers: readonly Interviewer[];
  readonly templates: readonly InterviewTemplate[];
  readonly pools: readonly InterviewerPool[];
  readonly rooms: readonly InterviewRoom[];
  /** The template to begin with; undefined: none. */
  readonly template: InterviewTemplate | undefined;
  readonly onScheduled: (scheduled: Scheduled) => void;
}

/** A time that is chosen, and who would sit on the panel; left out for one that was typed. */
interface ChosenTime {
  readonly start: Date;
  readonly slot?: FilledSlot | undefined;
}

const NO_TEMPLATE = "none";

/** The seats on the left, common times in the middle, proposals on the right; then the details. */
export function ScheduleForm(props: ScheduleFormProps) {
  const { application, interviewers, templates, pools, rooms, onScheduled } = props;
  const { t } = useTranslation(["ats", "scheduling"]);
  const locale = useLocale();
  const now = useNow();
  const { timeZone } = useSignedIn().member;
  const [template, setTemplate] = useState(props.template);
  const [kind, setKind] = useState<InterviewKind>(template?.kind ?? "phone");
  const [durationMinutes, setDuration] = useState(template?.durationMinutes ?? usualMinutes(kind));
  const [seats, setSeats] = useState<readonly SeatDraft[]>(() =>
    template ? seatsOf(template) : [],
  );
  const [roomIds, setRoomIds] = useState<readonly string[]>(template?.roomIds ?? []);
  const [optional, setOptional] = useState<readonly string[]>([]);
  const [trainees, setTrainees] = useState(true);
  const [time, setTime] = useState<ChosenTime>();
  const reset = () => setTime(undefined);
  const takeTemplate = (next: InterviewTemplate | undefined) => {
    setTemplate(next);
    reset();
    if (!next) return;
    setKind(next.kind);
    setDuration(next.durationMinutes);
    setSeats(seatsOf(next));
    setRoomIds(next.roomIds);
  };

  const of: PanelWish = {
    seats: seats.map(({ name, poolId, resourceIds }) => ({ name, poolId, resourceIds })),
    roomIds,
    durationMinutes,
    bufferBeforeMinutes: template?.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: template?.bufferAfterMinutes ?? 0,
  };
  const poolSeats = new Map(
    seats.flatMap(({ poolId, name }, index) => {
      const pool = pools.find(({ id }) => id === poolId);
      return pool ? [[index, name ?? pool.name] as const] : [];
    }),
  );
  const named = new Set(seats.flatMap(({ resourceIds }) => resourceIds ?? []));
  const usable = templates.filter(({ active }) => active);
  return (
    <div className={styles.frame}>
      <Card withBorder padding="md" component="section" aria-label={t("schedule.what")}>
        <Stack gap="md">
          {usable.length > 0 && (
            <Select
              label={t("scheduling:template.label")}
              data={[
                { value: NO_TEMPLATE, label: t("scheduling:template.none") },
                ...usable.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={template?.id ?? NO_TEMPLATE}
              allowDeselect={false}
              searchable
              onChange={(id) => takeTemplate(usable.find((one) => one.id === id))}
            />
          )}
          <Select
            label={t("interview.kind")}
            data={INTERVIEW_KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(name) => {
              const next = interviewKind(name);
              if (!next) return;
              setKind(next);
              if (!template) setDuration(usualMinutes(next));
              reset();
            }}
          />
          <Select
            label={t("schedule.duration")}
            data={[...new Set([...DURATIONS, durationMinutes])]
              .sort((a, b) => a - b)
              .map((minutes) => ({
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
          <SeatsChoice
            seats={seats}
            onSeats={(next) => {
              setSeats(next);
              reset();
            }}
            interviewers={interviewers}
            pools={pools}
            now={now}
          />
          {poolSeats.size > 0 && (
            <Switch
              label={t("scheduling:seats.trainees")}
              description={t("scheduling:seats.traineesHint")}
              checked={trainees}
              onChange={(event) => setTrainees(event.currentTarget.checked)}
            />
          )}
          {rooms.length > 0 && (
            <MultiSelect
              label={t("scheduling:seats.rooms")}
              description={t("scheduling:seats.roomsHint")}
              placeholder={roomIds.length === 0 ? t("scheduling:seats.noRoom") : ""}
              data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...roomIds]}
              clearable
              clearButtonProps={{ "aria-label": t("scheduling:seats.noRoom") }}
              onChange={(ids) => {
                setRoomIds(ids);
                reset();
              }}
            />
          )}
          <MultiSelect
            label={t("schedule.optional")}
            description={t("schedule.optionalHint")}
            data={interviewers
              .filter(({ id }) => !named.has(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={[...optional]}
            searchable
            onChange={setOptional}
          />
        </Stack>
      </Card>
      <Stack gap="lg" miw={0}>
        {seats.length === 0 ? (
          <Card withBorder>
            <EmptyState icon={IconUsersGroup} title={t("schedule.nobody")}>
              <Text size="sm">{t("schedule.nobodyHint")}</Text>
            </EmptyState>
          </Card>
        ) : (
          <TimeChoice
            of={of}
            application={application}
            interviewers={interviewers}
            poolSeats={poolSeats}
            timeZone={timeZone}
            now={now}
            start={time?.start}
            onStart={(start, slot) => setTime({ start, slot })}
          />
        )}
        {seats.length > 0 && (
          <AskButtons
            application={application}
            order={{
              interviews: [askedInterview({ of, kind, template, title: t(`kind.${kind}`) })],
            }}
            modes={["choose", "availability"]}
          />
        )}
        {time && (
          <DetailsForm
            // Another kind or template brings another title.
            key={`${kind} ${template?.id}`}
            application={application}
            interviewers={interviewers}
            of={of}
            slot={time.slot}
            template={template}
            optionalIds={optional.filter((id) => !named.has(id))}
            trainees={trainees}
            kind={kind}
            start={time.start}
            timeZone={timeZone}
            onStart={(start) => setTime({ start })}
            onScheduled={onScheduled}
          />
        )}
      </Stack>
    </div>
  );
}
