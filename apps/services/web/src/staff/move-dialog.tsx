import { describeZone, FormFrame, fromInputValue, TimeField, toInputValue } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Modal, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffAppointment } from "../api.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { RefusedTime } from "./refused-time.tsx";

interface MoveDialogProps {
  readonly opened: boolean;
  readonly appointment: StaffAppointment;
  readonly timeZone: string;
  readonly onMoved: (moved: StaffAppointment) => void;
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

function MoveForm({ appointment, timeZone, onMoved, onClose }: Omit<MoveDialogProps, "opened">) {
  const { t } = useTranslation("services");
  const problemText = useProblemText();
  const [value, setValue] = useState(() => toInputValue(new Date(appointment.start), timeZone));
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
  return (
    <FormFrame
      busy={move.isPending}
      message={move.error && !refusal ? problemText(move.error) : undefined}
      submitLabel={t("manage.moveConfirm")}
      onSubmit={(event) => {
        event?.preventDefault();
        if (start) move.mutate(start);
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
      <Text size="sm" c="dimmed">
        {t("calendar.moveHint", {
          client: appointment.client.name,
          host: appointment.host.name,
        })}
      </Text>
    </FormFrame>
  );
}
