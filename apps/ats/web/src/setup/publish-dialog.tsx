import {
  describeZone,
  FormFrame,
  localDate,
  useLocale,
  useNow,
  useSubmit,
  WEEK_DAYS,
  type WeekDay,
  weekDayName,
} from "@convene/ui";
import { unwrap, useSubmitAnswer, useTellSaved } from "@convene/web-kit";
import {
  Checkbox,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { toRule } from "./published-rule.ts";

interface PublishDialogProps {
  readonly opened: boolean;
  readonly resourceId: string;
  /** IANA, the interviewer's. */
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Publishes a time for interviews. */
export function PublishDialog({ opened, onClose, ...rest }: PublishDialogProps) {
  const { t } = useTranslation(["setup", "ats"]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("published.add")}
      closeButtonProps={{ "aria-label": t("ats:close") }}
    >
      {opened && <PublishForm onClose={onClose} {...rest} />}
    </Modal>
  );
}

interface PublishValues {
  readonly repeats: "once" | "weekly";
  /** `YYYY-MM-DD`, of the first one. */
  readonly date: string;
  readonly from: string;
  readonly until: string;
  readonly days: readonly WeekDay[];
  readonly everyWeeks: number;
  readonly lastDate: string;
}

function PublishForm({ resourceId, timeZone, onClose }: Omit<PublishDialogProps, "opened">) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  const answerOf = useSubmitAnswer();
  const form = useForm<PublishValues>({
    initialValues: {
      repeats: "weekly",
      date: localDate(now, timeZone),
      from: "10:00",
      until: "12:00",
      days: ["tue"],
      everyWeeks: 1,
      lastDate: "",
    },
    validate: {
      date: (date) => (date === "" ? t("wrong.date") : null),
      until: (until, { from }) => (minutesBetween(from, until) < 15 ? t("wrong.until") : null),
      days: (days, { repeats }) =>
        repeats === "weekly" && days.length === 0 ? t("wrong.days") : null,
    },
  });
  const { repeats } = form.values;
  const publish = async (values: PublishValues) => {
    const json = {
      startLocal: `${values.date}T${values.from}`,
      timezone: timeZone,
      durationMinutes: minutesBetween(values.from, values.until),
      rule:
        values.repeats === "once"
          ? null
          : toRule({ days: values.days, everyWeeks: values.everyWeeks, until: values.lastDate }),
    };
    await unwrap(
      api.interviewers[":id"]["published-times"].$post({ param: { id: resourceId }, json }),
    );
    tellSaved(t("published.saved"));
    await queryClient.invalidateQueries({ queryKey: ["setup"] });
    await queryClient.invalidateQueries({ queryKey: ["slots"] });
    onClose();
  };
  const { busy, message, submit } = useSubmit(form, (values: PublishValues) =>
    answerOf(publish(values), { startLocal: "date", rule: "lastDate" }),
  );
  return (
    <FormFrame
      busy={busy}
      message={message}
      submitLabel={t("published.confirm")}
      onSubmit={form.onSubmit(submit)}
    >
      <SegmentedControl
        aria-label={t("published.repeats")}
        data={(["weekly", "once"] as const).map((value) => ({
          value,
          label: t(`published.kinds.${value}`),
        }))}
        {...form.getInputProps("repeats")}
      />
      {repeats === "weekly" && (
        <Checkbox.Group
          label={t("published.days")}
          {...form.getInputProps("days")}
          value={[...form.values.days]}
        >
          <Group gap="sm" mt={6}>
            {WEEK_DAYS.map((day) => (
              <Checkbox key={day} value={day} label={weekDayName(day, locale)} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
      <SimpleGrid cols={2}>
        <TextInput
          type="time"
          label={t("published.from")}
          description={t("published.zone", { city: describeZone(timeZone).city })}
          {...form.getInputProps("from")}
        />
        <TextInput
          type="time"
          label={t("published.until")}
          description={"\u00a0"}
          {...form.getInputProps("until")}
        />
        <TextInput
          type="date"
          label={t(repeats === "weekly" ? "published.firstDate" : "published.date")}
          {...form.getInputProps("date")}
        />
        {repeats === "weekly" && (
          <TextInput
            type="date"
            label={t("published.lastDate")}
            {...form.getInputProps("lastDate")}
          />
        )}
      </SimpleGrid>
      {repeats === "weekly" && (
        <NumberInput
          label={t("published.everyWeeks")}
          min={1}
          max={12}
          allowDecimal={false}
          {...form.getInputProps("everyWeeks")}
        />
      )}
    </FormFrame>
  );
}

/** From one local time to the next that is so; 0 where the second is not after the first. */
function minutesBetween(from: string, until: string): number {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return Math.max(0, minutesOf(until) - minutesOf(from));
}
