import { ConfirmDialog, FormFrame, FormSection, useNow, useSubmit, ZonePicker } from "@convene/ui";
import { unwrap, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import { Button, NumberInput, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { Resource } from "./setup-queries.ts";
import { WhatStays } from "./what-stays.tsx";

/** A person's zone, how much they take, and whether they can be booked at all. */
export function PersonSettings({ person }: { readonly person: Resource }) {
  const { t } = useTranslation("setup");
  const now = useNow();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const [asked, setAsked] = useState(false);
  // Of what stands in the form: what a colleague saves meanwhile is not overwritten.
  const [revision, setRevision] = useState(person.revision);
  const form = useForm({
    initialValues: {
      name: person.name,
      timeZone: person.timeZone,
      dailyLimit: person.dailyLimit ?? "",
      weeklyLimit: person.weeklyLimit ?? "",
    },
    validate: { name: (name) => (name.trim() === "" ? t("person.nameNeeded") : null) },
  });
  type Values = typeof form.values;

  const save = async (
    { dailyLimit, weeklyLimit, ...rest }: Values,
    known: { readonly active: boolean; readonly revision: string },
  ) => {
    const json = {
      ...rest,
      ...known,
      dailyLimit: limitOf(dailyLimit),
      weeklyLimit: limitOf(weeklyLimit),
      units: 1,
    };
    const saved = await unwrap(api.resources[":id"].$put({ param: { id: person.id }, json }));
    if (known.revision === revision) setRevision(saved.revision);
    tellSaved(t("person.saved"));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["people"] });
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values, { active: person.active, revision }), {
      name: "name",
      timeZone: "timeZone",
      dailyLimit: "dailyLimit",
      weeklyLimit: "weeklyLimit",
    }),
  );
  const limit = { min: 0, max: 1_000, allowDecimal: false };

  return (
    <FormSection title={t("person.title")}>
      <Stack maw={560} gap="lg">
        <FormFrame
          busy={busy}
          message={message}
          submitLabel={t("person.save")}
          onSubmit={form.onSubmit(submit)}
        >
          <TextInput
            label={t("person.name")}
            description={t("person.nameHint")}
            required
            {...form.getInputProps("name")}
          />
          <ZonePicker
            label={t("person.zone")}
            value={form.values.timeZone}
            now={now}
            onChange={(timeZone) => form.setFieldValue("timeZone", timeZone)}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <NumberInput
              label={t("person.dailyLimit")}
              description={t("person.limitHint")}
              {...limit}
              {...form.getInputProps("dailyLimit")}
            />
            <NumberInput
              label={t("person.weeklyLimit")}
              description={t("person.limitHint")}
              {...limit}
              {...form.getInputProps("weeklyLimit")}
            />
          </SimpleGrid>
        </FormFrame>
        <Button
          variant="default"
          style={{ alignSelf: "flex-start" }}
          onClick={() => setAsked(true)}
        >
          {t(person.active ? "person.deactivate" : "person.activate")}
        </Button>
      </Stack>
      <ConfirmDialog
        opened={asked}
        title={t(person.active ? "person.deactivateQuestion" : "person.activateQuestion", {
          name: person.name,
        })}
        confirmLabel={t(person.active ? "person.deactivate" : "person.activate")}
        onConfirm={async () => {
          // What is typed and not saved stays out of it.
          const answer = await answerOf(
            save(valuesOf(person), { active: !person.active, revision: person.revision }),
          );
          return answer && { message: answer.message ?? "" };
        }}
        onClose={() => setAsked(false)}
      >
        {person.active ? (
          <WhatStays resource={person} hint={t("person.deactivateHint")} />
        ) : (
          t("person.activateHint")
        )}
      </ConfirmDialog>
    </FormSection>
  );
}

function valuesOf({ name, timeZone, dailyLimit, weeklyLimit }: Resource) {
  return { name, timeZone, dailyLimit: dailyLimit ?? "", weeklyLimit: weeklyLimit ?? "" } as const;
}

function limitOf(value: number | string): number | null {
  return typeof value === "number" ? value : null;
}
