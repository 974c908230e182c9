import { FormFrame, minorUnits } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Modal, NumberInput, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffAppointment } from "../api.ts";
import { type Scope, ScopeChoice } from "../series/scope-choice.tsx";

interface EditDialogProps {
  readonly opened: boolean;
  readonly appointment: StaffAppointment;
  readonly onSaved: (saved: StaffAppointment) => void;
  /** Others of its series have changed, too. */
  readonly onSeriesChanged: () => void;
  readonly onClose: () => void;
}

/** What concerns staff only: notes, and the price as agreed. */
export function EditDialog({ opened, onClose, ...rest }: EditDialogProps) {
  const { t } = useTranslation("services");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("drawer.edit")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      <EditForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function EditForm({
  appointment,
  onSaved,
  onSeriesChanged,
  onClose,
}: Omit<EditDialogProps, "opened">) {
  const { t } = useTranslation(["services", "series"]);
  const problemText = useProblemText();
  const { id, currency } = appointment;
  const units = minorUnits(currency);
  const [notes, setNotes] = useState(appointment.notes ?? "");
  const [price, setPrice] = useState<number | string>(appointment.price / units);
  const [scope, setScope] = useState<Scope>("this");
  const save = useMutation({
    mutationFn: async () => {
      const param = { id };
      const json = {
        notes: notes.trim() || null,
        ...(typeof price === "number" && { price: Math.round(price * units) }),
      };
      if (scope === "this") {
        onSaved(await unwrap(api.appointments[":id"].$patch({ param, json })));
        return;
      }
      await unwrap(api.appointments[":id"].series.edit.$post({ param, json: { ...json, scope } }));
      onSeriesChanged();
    },
    meta: { showsFailure: true },
    onSuccess: onClose,
  });
  return (
    <FormFrame
      busy={save.isPending}
      message={save.error ? problemText(save.error) : undefined}
      submitLabel={t("drawer.save")}
      onSubmit={(event) => {
        event?.preventDefault();
        save.mutate();
      }}
    >
      <Textarea
        label={t("drawer.editNotes")}
        autosize
        minRows={3}
        maxLength={2_000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
      <NumberInput
        label={t("drawer.editPrice", { currency })}
        min={0}
        decimalScale={Math.log10(units)}
        value={price}
        onChange={setPrice}
      />
      {appointment.series !== null && <ScopeChoice value={scope} onChange={setScope} />}
      {scope !== "this" && (
        <Text size="sm" c="dimmed">
          {t("series:edit.hint")}
        </Text>
      )}
    </FormFrame>
  );
}
