import {
  describeZone,
  FormFrame,
  formatMoment,
  fromInputValue,
  TimeField,
  TimeInZones,
  toInputValue,
  useLocale,
} from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Interview, type Slot } from "../api.ts";
import { slotsQuery } from "../queries.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { RefusedTime } from "../staff/refused-time.tsx";

interface MoveDialogProps {
  readonly opened: boolean;
  readonly interview: Interview;
  readonly timeZone: string;
  readonly onMoved: (moved: Interview) => void;
  readonly onClose: () => void;
}

const DAYS_AHEAD = 14;
const DAY_MS = 86_400_000;
const SHOWN = 6;

/** Moves an interview to a time that suits its panel: one of those offered, or any that is typed. */
export function MoveDialog({ opened, onClose, ...rest }: MoveDialogProps) {
  const { t } = useTranslation("ats");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("move.title", { title: rest.interview.title })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <MoveForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function MoveForm({ interview, timeZone, onMoved, onClose }: Omit<MoveDialogProps, "opened">) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const problemText = useProblemText();
  const [value, setValue] = useState(() => toInputValue(new Date(interview.start), timeZone));
  const [from] = useState(() => new Date());
  const to = new Date(from.getTime() + DAYS_AHEAD * DAY_MS);
  const slots = useQuery(slotsQuery({ interviewId: interview.id }, from, to, timeZone));
  const start = fromInputValue(value, timeZone);
  const where = { locale, timeZone };
  const move = useMutation({
    mutationFn: (wanted: Date) =>
      unwrap(
        api.interviews[":id"].reschedule.$post({
          param: { id: interview.id },
          json: { start: wanted.toISOString() },
        }),
      ),
    meta: { showsFailure: true },
    onSuccess: (moved) => {
      onMoved(moved);
      onClose();
    },
  });
  const refusal = move.error && slotRefusalOf(move.error, move.variables);
  const pick = (wanted: Date) => {
    setValue(toInputValue(wanted, timeZone));
    move.reset();
  };
  const offered = nearest(slots.data?.slots ?? [], interview);
  return (
    <FormFrame
      busy={move.isPending}
      message={move.error && !refusal ? problemText(move.error) : undefined}
      submitLabel={t("move.confirm")}
      onSubmit={(event) => {
        event?.preventDefault();
        if (start) move.mutate(start);
      }}
    >
      {refusal && <RefusedTime refusal={refusal} timeZone={timeZone} onPick={pick} />}
      {!refusal && offered.length > 0 && (
        <Stack gap={6} role="group" aria-label={t("move.offered")}>
          <Text size="sm">{t("move.offered")}</Text>
          <Group gap="xs">
            {offered.map((slot) => {
              const instant = new Date(slot.start);
              const isChosen = start?.getTime() === instant.getTime();
              return (
                <Button
                  key={slot.start}
                  size="xs"
                  variant={isChosen ? "filled" : "default"}
                  aria-pressed={isChosen}
                  onClick={() => pick(instant)}
                >
                  {formatMoment(instant, where)}
                </Button>
              );
            })}
          </Group>
        </Stack>
      )}
      <TimeField
        label={t("time.label")}
        description={t("time.zone", { city: describeZone(timeZone).city })}
        value={value}
        onChange={setValue}
      />
      {start && interview.candidate.timeZone !== timeZone && (
        <Text size="sm" component="div">
          <TimeInZones instant={start} timeZones={[timeZone, interview.candidate.timeZone]} />
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t("move.hint", {
          people: new Intl.ListFormat(locale).format([
            interview.candidate.name,
            ...interview.panel.map((person) => person.name),
          ]),
        })}
      </Text>
    </FormFrame>
  );
}

/** The few times nearest to the present one, ascending; the present one is not among them. */
function nearest(slots: readonly Slot[], { start }: Interview): readonly Slot[] {
  const distance = (slot: Slot) => Math.abs(Date.parse(slot.start) - Date.parse(start));
  return slots
    .filter((slot) => slot.start !== start)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, SHOWN)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
