import { ConfirmDialog, FormFrame, FormSection, useNow, useSubmit, ZonePicker } from "@convene/ui";
import { unwrap, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Alert, Button, NumberInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { Schedules } from "./schedules.tsx";
import type { Resource } from "./setup-queries.ts";
import { TimeOffSection } from "./time-off-section.tsx";
import { WhatStays } from "./what-stays.tsx";

/** A room or device: what it is called, how many there are, when it can be had. */
export function RoomDetails({ room }: { readonly room: Resource }) {
  const { t } = useTranslation("setup");
  const now = useNow();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const [asked, setAsked] = useState(false);
  // Of what stands in the form: what a colleague saves meanwhile is not overwritten.
  const [revision, setRevision] = useState(room.revision);
  const form = useForm({
    initialValues: { name: room.name, units: room.units, timeZone: room.timeZone },
    validate: { name: (name) => (name.trim() === "" ? t("rooms.nameNeeded") : null) },
  });
  type Values = typeof form.values;
  const save = async (
    values: Values,
    known: { readonly active: boolean; readonly revision: string },
  ) => {
    const { dailyLimit, weeklyLimit } = room;
    const json = { ...values, ...known, dailyLimit, weeklyLimit };
    const saved = await unwrap(api.resources[":id"].$put({ param: { id: room.id }, json }));
    if (known.revision === revision) setRevision(saved.revision);
    tellSaved(t("rooms.saved"));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values, { active: room.active, revision }), {
      name: "name",
      units: "units",
      timeZone: "timeZone",
    }),
  );
  const { name, units, timeZone } = room;

  return (
    <Stack gap="xl">
      {!room.active && <Alert color="yellow">{t("rooms.inactiveHint")}</Alert>}
      <FormSection title={t("rooms.what")}>
        <Stack maw={560} gap="lg">
          <FormFrame
            busy={busy}
            message={message}
            submitLabel={t("rooms.saveChanges")}
            onSubmit={form.onSubmit(submit)}
          >
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
            <ZonePicker
              label={t("rooms.zone")}
              value={form.values.timeZone}
              now={now}
              onChange={(zone) => form.setFieldValue("timeZone", zone)}
            />
          </FormFrame>
          <Button
            variant="default"
            style={{ alignSelf: "flex-start" }}
            onClick={() => setAsked(true)}
          >
            {t(room.active ? "rooms.deactivate" : "rooms.activate")}
          </Button>
        </Stack>
      </FormSection>
      <Schedules resource={room} />
      <TimeOffSection resource={room} />
      <ConfirmDialog
        opened={asked}
        title={t(room.active ? "rooms.deactivateQuestion" : "rooms.activateQuestion", { name })}
        confirmLabel={t(room.active ? "rooms.deactivate" : "rooms.activate")}
        onConfirm={async () => {
          // What is typed and not saved stays out of it.
          const answer = await answerOf(
            save({ name, units, timeZone }, { active: !room.active, revision: room.revision }),
          );
          return answer && { message: answer.message ?? "" };
        }}
        onClose={() => setAsked(false)}
      >
        {room.active ? (
          <WhatStays resource={room} hint={t("rooms.deactivateHint")} />
        ) : (
          t("rooms.activateHint")
        )}
      </ConfirmDialog>
    </Stack>
  );
}
