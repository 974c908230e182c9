import { describeZone, FormFrame, fromInputValue, TimeField, toInputValue } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Modal, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffAppointment } from "../api.ts";
import { MoveSeriesStep } from "../series/move-series-step.tsx";
import { type Scope, ScopeChoice } from "../series/scope-choice.tsx";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { RefusedTime } from "./refused-time.tsx";

interface MoveDialogProps {
  readonly opened: boolean;
  readonly appointment: StaffAppointment;
  readonly timeZone: string;
  readonly onMoved: (moved: StaffAppointment) => void;
  /** Others of its series have moved, too. */
  readonly onSeriesChanged: () => void;
  readonly onClose: () => void;
}

/** Moves an appointment without a mouse: what dragging does, typed. */
export function MoveDialog({ opened, onClose, ...rest }: MoveDialogProps) {
  const { t } = useTranslation("services");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("manage.moveTitle", { title: rest.appointment.title })}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      <MoveForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function MoveForm({
  appointment,
  timeZone,
  onMoved,
  onSeriesChanged,
  onClose,
}: Omit<MoveDialogProps, "opened">) {
  const { t } = useTranslation(["services", "series"]);
  const problemText = useProblemText();
  const [value, setValue] = useState(() => toInputValue(new Date(appointment.start), timeZone));
  const [scope, setScope] = useState<Scope>("this");
  const [isChecking, setChecking] = useState(false);
  const start = fromInputValue(value, timeZone);
  const move = useMutation({
    mutationFn: (to: Date) =>
      unwrap(
        api.appointments[":id"].reschedule.$post({
          param: { id: appointment.id },
          json: { start: to.toISOString() },
        }),
      ),
    meta: { showsFailure: true },
    onSuccess: (moved) => {
      onMoved(moved);
      onClose();
    },
  });
  const refusal = move.error && slotRefusalOf(move.error, move.variables);
  if (isChecking && start && scope !== "this") {
    return (
      <MoveSeriesStep
        appointmentId={appointment.id}
        scope={scope}
        start={start}
        timeZone={timeZone}
        onMoved={() => {
          onSeriesChanged();
          onClose();
        }}
        onBack={() => setChecking(false)}
      />
    );
  }
  return (
    <FormFrame
      busy={move.isPending}
      message={move.error && !refusal ? problemText(move.error) : undefined}
      submitLabel={scope === "this" ? t("manage.moveConfirm") : t("series:move.check")}
      onSubmit={(event) => {
        event?.preventDefault();
        if (!start) return;
        if (scope === "this") move.mutate(start);
        else setChecking(true);
      }}
    >
      {refusal && (
        <RefusedTime
          refusal={refusal}
          timeZone={timeZone}
          onPick={(to) => {
            setValue(toInputValue(to, timeZone));
            move.reset();
          }}
        />
      )}
      <TimeField
        label={t("quick.time")}
        description={t("summary.zone", { city: describeZone(timeZone).city })}
        required
        value={value}
        onChange={setValue}
      />
      {appointment.series !== null && <ScopeChoice value={scope} onChange={setScope} />}
      <Text size="sm" c="dimmed">
        {t(scope === "this" ? "calendar.moveHint" : "series:move.told", {
          client: appointment.client.name,
          host: appointment.host.name,
        })}
      </Text>
    </FormFrame>
  );
}
