import { FormFrame, useSubmit } from "@convene/ui";
import { unwrap, useNavigateTo, useSignedIn, useSubmitAnswer } from "@convene/web-kit";
import { Modal, NumberInput, SegmentedControl, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";

interface RoomDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Sets up a room or a kind of device, open around the clock. */
export function RoomDialog({ opened, onClose }: RoomDialogProps) {
  const { t } = useTranslation("setup");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("rooms.titleNew")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {opened && <RoomForm onSaved={onClose} />}
    </Modal>
  );
}

function RoomForm({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useTranslation("setup");
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const navigateTo = useNavigateTo();
  const answerOf = useSubmitAnswer();
  const form = useForm<{ kind: "room" | "device"; name: string; units: number }>({
    initialValues: { kind: "room", name: "", units: 1 },
    validate: { name: (name) => (name.trim() === "" ? t("rooms.nameNeeded") : null) },
  });
  const save = async (values: typeof form.values) => {
    const json = { ...values, timeZone: organisation.timeZone };
    const { id } = await unwrap(api.resources.$post({ json }));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    onSaved();
    navigateTo(`/setup/rooms?room=${id}`);
  };
  const { busy, message, submit } = useSubmit(form, (values: typeof form.values) =>
    answerOf(save(values), { name: "name", units: "units" }),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("rooms.save")}
      onSubmit={form.onSubmit(submit)}
    >
      <SegmentedControl
        aria-label={t("rooms.kind")}
        data={(["room", "device"] as const).map((value) => ({
          value,
          label: t(`rooms.kinds.${value}`),
        }))}
        {...form.getInputProps("kind")}
      />
      <TextInput label={t("rooms.name")} required {...form.getInputProps("name")} />
      <NumberInput
        label={t("rooms.units")}
        description={t("rooms.unitsHint")}
        min={1}
        max={1_000}
        allowDecimal={false}
        required
        {...form.getInputProps("units")}
      />
    </FormFrame>
  );
}
