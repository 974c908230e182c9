import {
  addDays,
  describeZone,
  FormFrame,
  formatDuration,
  localDate,
  useLocale,
  useNow,
} from "@convene/ui";
import { unwrap, useProblemText, useSignedIn } from "@convene/web-kit";
import { Select, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ManagedService } from "../api.ts";
import { CallerFields } from "../staff/caller-fields.tsx";
import { ServiceDialog } from "../staff/service-dialog.tsx";
import { callerOf, useCallerForm } from "../staff/use-caller-form.ts";
import { WAITING_LIST } from "./waiting-list-query.ts";
import { usualWishes, wishesInput } from "./waiting-wishes.ts";
import { isInOrder, WishFields } from "./wish-fields.tsx";

interface AddWaitingDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts somebody on the phone on the waiting list. */
export function AddWaitingDialog({ opened, onClose }: AddWaitingDialogProps) {
  const { t } = useTranslation("waitingList");
  return (
    <ServiceDialog opened={opened} title={t("add.title")} fields={7} onClose={onClose}>
      {(services, first) => <AddForm services={services} first={first} onAdded={onClose} />}
    </ServiceDialog>
  );
}

interface AddFormProps {
  readonly services: readonly ManagedService[];
  readonly first: ManagedService;
  readonly onAdded: () => void;
}

function AddForm({ services, first, onAdded }: AddFormProps) {
  const { t } = useTranslation(["waitingList", "services", "waiting"]);
  const locale = useLocale();
  const now = useNow();
  const { organisation } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const form = useCallerForm();
  const { timeZone } = organisation;
  const today = localDate(now, timeZone);
  const [service, setService] = useState(first);
  const lastDay = addDays(today, service.horizonDays);
  const [wishes, setWishes] = useState(() => usualWishes(undefined, { earliest: today, lastDay }));
  const add = useMutation({
    mutationFn: () => {
      const { notes, ...caller } = callerOf(form.values, organisation.locale);
      return unwrap(
        api.waiting.$post({
          json: {
            serviceId: service.id,
            ...wishesInput(wishes, timeZone),
            ...caller,
            ...(notes !== undefined && { note: notes }),
          },
        }),
      );
    },
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: WAITING_LIST });
      onAdded();
    },
  });
  return (
    <FormFrame
      busy={add.isPending}
      message={add.error ? problemText(add.error) : undefined}
      submitLabel={t("add.submit")}
      onSubmit={form.onSubmit(() => {
        if (isInOrder(wishes)) add.mutate();
      })}
    >
      <CallerFields form={form} />
      <Select
        label={t("services:quick.service")}
        data={services.map((one) => ({
          value: one.id,
          label: `${one.name} · ${formatDuration(one.durationMinutes, locale)}`,
        }))}
        value={service.id}
        allowDeselect={false}
        onChange={(id) => {
          setService(services.find((one) => one.id === id) ?? service);
          setWishes({ ...wishes, hostId: undefined });
        }}
      />
      <WishFields
        hosts={service.hosts}
        wishes={wishes}
        today={today}
        lastDay={lastDay}
        onChange={setWishes}
      />
      <Text size="sm" c="dimmed">
        {t("waiting:zone", { city: describeZone(timeZone).city })}
      </Text>
      <Textarea
        label={t("services:quick.notes")}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={1_000}
        {...form.getInputProps("notes")}
      />
    </FormFrame>
  );
}
