import {
  addDays,
  FormFrame,
  fromInputValue,
  localDate,
  TimeField,
  toInputValue,
  useLocale,
  useNow,
  useSubmit,
  zoneShortName,
} from "@convene/ui";
import { unwrap, useSubmitAnswer } from "@convene/web-kit";
import { Alert, Modal, SimpleGrid, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { spanOfDays, wholeDays } from "./day-span.ts";
import { EventList } from "./event-list.tsx";
import { type Resource, type TimeOff, upcomingQuery } from "./setup-queries.ts";

interface TimeOffDialogProps {
  readonly resource: Resource;
  /** What is being changed; `new` for another; undefined while closed. */
  readonly timeOff: TimeOff | "new" | undefined;
  readonly onClose: () => void;
}

/** Asks when somebody is off, and shows what is booked then before it is saved. */
export function TimeOffDialog({ resource, timeOff, onClose }: TimeOffDialogProps) {
  const { t } = useTranslation("setup");
  const isPerson = resource.kind === "person";
  return (
    <Modal
      opened={timeOff !== undefined}
      onClose={onClose}
      title={t(isPerson ? "timeOff.dialog" : "timeOff.dialogRoom", { name: resource.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {timeOff !== undefined && (
        <TimeOffForm
          resource={resource}
          timeOff={timeOff === "new" ? undefined : timeOff}
          onSaved={onClose}
        />
      )}
    </Modal>
  );
}

interface TimeOffFormProps {
  readonly resource: Resource;
  readonly timeOff: TimeOff | undefined;
  readonly onSaved: () => void;
}

function TimeOffForm({ resource, timeOff, onSaved }: TimeOffFormProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const answerOf = useSubmitAnswer();
  const { id: resourceId, timeZone } = resource;
  const form = useForm({
    initialValues: initialValues(timeOff, now, timeZone),
    validate: (values) => (spanOf(values, timeZone) ? {} : { until: t("timeOff.wrong") }),
  });
  type Values = typeof form.values;
  const span = spanOf(form.values, timeZone);
  const upcoming = useQuery({ ...upcomingQuery(resourceId, span), enabled: span !== undefined });
  const booked = span ? (upcoming.data?.events ?? []) : [];

  const save = async (values: Values) => {
    const valid = spanOf(values, timeZone);
    if (!valid) return;
    const json = {
      start: valid.start.toISOString(),
      end: valid.end.toISOString(),
      reason: values.reason,
    };
    await (timeOff
      ? unwrap(api["time-off"][":id"].$put({ param: { id: timeOff.id }, json }))
      : unwrap(api["time-off"].$post({ json: { ...json, resourceId } })));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    onSaved();
  };
  const { busy, message, submit } = useSubmit(form, (values: Values) =>
    answerOf(save(values), { start: "from", end: "until", reason: "reason" }),
  );
  const zone = t("timeOff.zone", { zone: zoneShortName(now, { locale, timeZone }) });
  const { allDay } = form.values;

  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t(booked.length > 0 ? "timeOff.saveAnyway" : "timeOff.save")}
      onSubmit={form.onSubmit(submit)}
    >
      <Switch label={t("timeOff.allDay")} {...form.getInputProps("allDay", { type: "checkbox" })} />
      {allDay ? (
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="date"
            label={t("timeOff.firstDay")}
            required
            {...form.getInputProps("first")}
          />
          <TextInput
            type="date"
            label={t("timeOff.lastDay")}
            required
            min={form.values.first}
            {...form.getInputProps("last")}
            error={form.errors.until}
          />
        </SimpleGrid>
      ) : (
        <>
          <TimeField
            label={t("timeOff.from")}
            description={zone}
            required
            value={form.values.from}
            onChange={(from) => form.setFieldValue("from", from)}
          />
          <TimeField
            label={t("timeOff.until")}
            description={zone}
            required
            value={form.values.until}
            error={typeof form.errors.until === "string" ? form.errors.until : undefined}
            onChange={(until) => form.setFieldValue("until", until)}
          />
        </>
      )}
      <TextInput
        label={t("timeOff.reason")}
        description={t("timeOff.reasonHint")}
        maxLength={200}
        {...form.getInputProps("reason")}
      />
      <div aria-live="polite">
        {booked.length > 0 && (
          <Alert color="yellow" title={t("timeOff.booked", { count: booked.length })}>
            <Stack gap="xs">
              {t("timeOff.bookedHint")}
              <EventList events={booked} timeZone={timeZone} />
            </Stack>
          </Alert>
        )}
      </div>
    </FormFrame>
  );
}

interface TimeOffValues {
  allDay: boolean;
  first: string;
  last: string;
  from: string;
  until: string;
  reason: string;
}

function initialValues(timeOff: TimeOff | undefined, now: Date, timeZone: string): TimeOffValues {
  const tomorrow = addDays(localDate(now, timeZone), 1);
  if (!timeOff) {
    const times = { from: `${tomorrow}T12:00`, until: `${tomorrow}T17:00` };
    return { allDay: true, first: tomorrow, last: tomorrow, ...times, reason: "" };
  }
  const [start, end] = [new Date(timeOff.start), new Date(timeOff.end)];
  const days = wholeDays(start, end, timeZone);
  return {
    allDay: days !== undefined,
    first: days?.first ?? localDate(start, timeZone),
    last: days?.last ?? localDate(end, timeZone),
    from: toInputValue(start, timeZone),
    until: toInputValue(end, timeZone),
    reason: timeOff.reason ?? "",
  };
}

/** Undefined while it is incomplete, or ends before it begins. */
function spanOf({ allDay, first, last, from, until }: TimeOffValues, timeZone: string) {
  if (allDay) {
    const isComplete = first !== "" && last !== "" && first <= last;
    return isComplete ? spanOfDays({ first, last }, timeZone) : undefined;
  }
  const [start, end] = [fromInputValue(from, timeZone), fromInputValue(until, timeZone)];
  return start && end && start < end ? { start, end } : undefined;
}
