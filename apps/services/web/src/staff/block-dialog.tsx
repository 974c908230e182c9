import { describeZone, FormFrame, fromInputValue, TimeField, toInputValue } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Modal, Select, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addHours, startOfHour } from "date-fns";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";
import type { EmptyTime } from "./empty-time-dialog.tsx";

interface BlockDialogProps {
  readonly opened: boolean;
  /** What was dragged over; left out: the next full hour. */
  readonly time: EmptyTime | undefined;
  /** The person whose calendar is shown. */
  readonly personId: string | undefined;
  readonly people: StaffCalendar["people"];
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Keeps somebody's time free of bookings. */
export function BlockDialog({ opened, onClose, ...rest }: BlockDialogProps) {
  const { t } = useTranslation("services");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("block.title")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      <BlockForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function BlockForm({
  time,
  personId,
  people,
  timeZone,
  onClose,
}: Omit<BlockDialogProps, "opened">) {
  const { t } = useTranslation("services");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [first] = people;
  const [person, setPerson] = useState(
    time?.personId ?? personId ?? (people.length === 1 ? first?.id : undefined),
  );
  const next = addHours(startOfHour(new Date()), 1);
  const [from, setFrom] = useState(() => toInputValue(time?.start ?? next, timeZone));
  const [to, setTo] = useState(() => toInputValue(time?.end ?? addHours(next, 1), timeZone));
  const [reason, setReason] = useState("");
  const [start, end] = [fromInputValue(from, timeZone), fromInputValue(to, timeZone)];
  const [isWrong, setIsWrong] = useState(false);

  const block = useMutation({
    mutationFn: (json: { resourceId: string; start: string; end: string; reason: string | null }) =>
      unwrap(api["time-off"].$post({ json })),
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["calendar"] });
      onClose();
    },
  });
  const submit = () => {
    const isRight = person !== undefined && start && end && end > start;
    setIsWrong(!isRight);
    if (!isRight) return;
    block.mutate({
      resourceId: person,
      start: start.toISOString(),
      end: end.toISOString(),
      reason: reason.trim() || null,
    });
  };
  return (
    <FormFrame
      busy={block.isPending}
      message={isWrong ? t("block.needed") : block.error ? problemText(block.error) : undefined}
      submitLabel={t("block.submit")}
      onSubmit={(event) => {
        event?.preventDefault();
        submit();
      }}
    >
      <Select
        label={t("block.person")}
        required
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={person ?? null}
        allowDeselect={false}
        onChange={(id) => setPerson(id ?? undefined)}
      />
      <TimeField
        label={t("block.from")}
        description={t("summary.zone", { city: describeZone(timeZone).city })}
        required
        value={from}
        onChange={setFrom}
      />
      <TimeField
        label={t("block.to")}
        description={t("summary.zone", { city: describeZone(timeZone).city })}
        required
        value={to}
        onChange={setTo}
      />
      <TextInput
        label={t("block.reason")}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t("block.hint")}
      </Text>
    </FormFrame>
  );
}
