import { ConfirmDialog, localDate, useNow } from "@convene/ui";
import { ApiProblem, unwrap, useProblemText, useTellSaved } from "@convene/web-kit";
import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { EventList } from "./event-list.tsx";
import { OverridesEditor } from "./overrides-editor.tsx";
import { previewQuery, type Resource, type Schedule, type Upcoming } from "./setup-queries.ts";
import { SlotPreview } from "./slot-preview.tsx";
import { usePreviewWeek } from "./use-preview-week.ts";
import { WeeklyHoursEditor } from "./weekly-hours-editor.tsx";

interface ScheduleEditorProps {
  readonly resource: Resource;
  /** Left out for a new one. */
  readonly schedule: Schedule | undefined;
  /** A new one was saved. */
  readonly onAdded: (id: string) => void;
}

type Values = Pick<Schedule, "name" | "isDefault" | "hours">;

/** Long enough for a time to be typed in full. */
const PAUSE_MS = 300;

/** Hours of a week and of single dates, beside the times that they would leave. */
export function ScheduleEditor({ resource, schedule, onAdded }: ScheduleEditorProps) {
  const { t } = useTranslation("setup");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellSaved = useTellSaved();
  const now = useNow();
  const { id: resourceId, timeZone } = resource;
  // Rooms and devices have no times of their own to show.
  const isPerson = resource.kind === "person";
  const services = isPerson ? resource.services : [];
  const [base, setBase] = useState(schedule);
  const [values, setValues] = useState<Values>(() => valuesOf(schedule));
  const [refusal, setRefusal] = useState<unknown>();
  const [outside, setOutside] = useState<Upcoming["events"]>();
  const [busy, setBusy] = useState(false);

  const isDirty = JSON.stringify(values) !== JSON.stringify(valuesOf(base));
  const startFrom = (saved: Schedule | undefined) => {
    setBase(saved);
    setValues(valuesOf(saved));
    setRefusal(undefined);
  };
  // What a colleague saved is shown at once, but never in place of what is being typed.
  const [seen, setSeen] = useState(schedule?.revision);
  if (schedule && schedule.revision !== seen) {
    setSeen(schedule.revision);
    if (!isDirty) startFrom(schedule);
  }

  const [settled] = useDebouncedValue(values, PAUSE_MS);
  const week = usePreviewWeek(timeZone);
  const [serviceId, setServiceId] = useState(services[0]?.id);
  const wanted = ({ hours, isDefault }: Values) => ({
    resourceId,
    hours,
    isDefault,
    ...(schedule && { scheduleId: schedule.id }),
    ...(serviceId !== undefined && { serviceId }),
    from: week.start,
    to: week.end,
  });
  const preview = useQuery(previewQuery(wanted(settled)));
  const fault = [refusal, preview.error].find(
    (error) => error instanceof ApiProblem && error.field?.startsWith("hours."),
  );
  const errors: Record<string, string> =
    fault instanceof ApiProblem && fault.field ? { [fault.field]: t("hours.wrong") } : {};
  const nameError =
    refusal instanceof ApiProblem && refusal.field === "name" ? t("schedule.nameTaken") : undefined;
  const isOvertaken = refusal instanceof ApiProblem && refusal.code === "CONCURRENT_CHANGE";

  const save = async () => {
    const json = values;
    const saved = await (base
      ? unwrap(
          api.schedules[":id"].$put({
            param: { id: base.id },
            json: { ...json, revision: base.revision },
          }),
        )
      : unwrap(api.resources[":id"].schedules.$post({ param: { id: resourceId }, json })));
    startFrom(saved);
    tellSaved(t("hours.saved"));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["people"] });
    if (!base) onAdded(saved.id);
  };
  /** Runs a request; what is refused is shown here. */
  const attempt = async (run: () => Promise<void>) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await run();
    } catch (error) {
      setRefusal(error);
      await queryClient.invalidateQueries({ queryKey: ["setup", "resources"] });
    } finally {
      setBusy(false);
    }
  };
  const check = () =>
    attempt(async () => {
      const fresh = await queryClient.fetchQuery({ ...previewQuery(wanted(values)), staleTime: 0 });
      if (fresh.outside.length > 0) setOutside(fresh.outside);
      else await save();
    });

  return (
    <SimpleGrid cols={{ base: 1, md: isPerson ? 2 : 1 }} spacing="xl">
      <Stack gap="md" style={{ minWidth: 0 }}>
        <div role="alert">
          {refusal !== undefined && fault === undefined && nameError === undefined && (
            <Alert color="red">
              <Stack gap="xs" align="flex-start">
                {problemText(refusal)}
                {isOvertaken && (
                  <Button size="xs" variant="default" onClick={() => startFrom(schedule)}>
                    {t("hours.startAgain")}
                  </Button>
                )}
              </Stack>
            </Alert>
          )}
        </div>
        {(!base || resource.schedules.length > 1) && (
          <>
            <TextInput
              label={t("schedule.name")}
              required
              maxLength={60}
              value={values.name}
              error={nameError}
              onChange={({ currentTarget }) => setValues({ ...values, name: currentTarget.value })}
            />
            {!base?.isDefault && (
              <Checkbox
                label={t("schedule.makeDefault")}
                description={t("schedule.makeDefaultHint")}
                checked={values.isDefault}
                onChange={({ currentTarget }) =>
                  setValues({ ...values, isDefault: currentTarget.checked })
                }
              />
            )}
          </>
        )}
        <WeeklyHoursEditor
          weeklyHours={values.hours.weeklyHours}
          errors={errors}
          onChange={(weeklyHours) =>
            setValues({ ...values, hours: { ...values.hours, weeklyHours } })
          }
        />
        <Title order={3} size="h5">
          {t("overrides.title")}
        </Title>
        <OverridesEditor
          overrides={values.hours.overrides}
          today={localDate(now, timeZone)}
          errors={errors}
          onChange={(overrides) => setValues({ ...values, hours: { ...values.hours, overrides } })}
        />
        <Group gap="xs">
          <Button
            loading={busy}
            aria-disabled={!isDirty}
            onClick={() => isDirty && values.name.trim() !== "" && void check()}
          >
            {t("hours.save")}
          </Button>
          {isDirty && base && (
            <Button variant="default" onClick={() => startFrom(schedule)}>
              {t("hours.undo")}
            </Button>
          )}
        </Group>
      </Stack>
      {isPerson && (
        <SlotPreview
          services={services}
          serviceId={serviceId}
          onService={setServiceId}
          week={week}
          timeZone={timeZone}
          preview={preview.data}
          isFailed={preview.isError && fault === undefined}
          isCurrent={settled === values && !preview.isFetching}
        />
      )}
      <ConfirmDialog
        opened={outside !== undefined}
        title={t("outside.question", { count: outside?.length ?? 0 })}
        confirmLabel={t("outside.save")}
        onConfirm={async () => {
          await attempt(save);
          return undefined;
        }}
        onClose={() => setOutside(undefined)}
      >
        <Stack gap="xs">
          {t("outside.hint")}
          {outside && <EventList events={outside} timeZone={timeZone} />}
        </Stack>
      </ConfirmDialog>
    </SimpleGrid>
  );
}

function valuesOf(schedule: Schedule | undefined): Values {
  if (!schedule) return { name: "", isDefault: false, hours: { weeklyHours: {}, overrides: {} } };
  const { name, isDefault, hours } = schedule;
  return { name, isDefault, hours };
}
