import { describeZone, formatDuration, formatTime, useLocale } from "@convene/ui";
import { Checkbox, Group, MultiSelect, Progress, Stack, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Interviewer } from "../api.ts";
import styles from "./panel-choice.module.css";

interface PanelChoiceProps {
  /** By name. */
  readonly interviewers: readonly Interviewer[];
  /** Those who are needed. */
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
  /** Those who may come too. */
  readonly optional: readonly string[];
  readonly onOptional: (ids: readonly string[]) => void;
  readonly now: Date;
}

/** From how many people on a list is searched rather than read. */
const SEARCHED_FROM = 9;
/** What counts as a full week of bookings, for the bar. */
const FULL_WEEK_MINUTES = 20 * 60;

/** Who sits on the panel, with zone and load: what one looks at before asking somebody. */
export function PanelChoice(props: PanelChoiceProps) {
  const { interviewers, chosen, onChosen, optional, onOptional, now } = props;
  const { t } = useTranslation("ats");
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = interviewers.filter(
    ({ id, name }) => chosen.includes(id) || name.toLowerCase().includes(wanted),
  );
  return (
    <Stack gap="md">
      <fieldset className={styles.panel}>
        <legend>{t("schedule.panel")}</legend>
        <Stack gap="xs">
          {interviewers.length >= SEARCHED_FROM && (
            <TextInput
              aria-label={t("schedule.searchPeople")}
              placeholder={t("schedule.searchPeople")}
              type="search"
              size="sm"
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {shown.map((person) => (
            <Person
              key={person.id}
              person={person}
              now={now}
              checked={chosen.includes(person.id)}
              onChecked={(checked) => {
                onChosen(
                  checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id),
                );
                if (checked) onOptional(optional.filter((id) => id !== person.id));
              }}
            />
          ))}
        </Stack>
      </fieldset>
      <MultiSelect
        label={t("schedule.optional")}
        description={t("schedule.optionalHint")}
        data={interviewers
          .filter(({ id }) => !chosen.includes(id))
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={[...optional]}
        searchable
        onChange={onOptional}
      />
    </Stack>
  );
}

interface PersonProps {
  readonly person: Interviewer;
  readonly now: Date;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

function Person({ person, now, checked, onChecked }: PersonProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const { load, timeZone } = person;
  const there = formatTime(now, { locale, timeZone });
  return (
    <div className={styles.person} data-checked={checked ? "" : undefined}>
      <Checkbox
        label={person.name}
        description={`${describeZone(timeZone).city} ${there} · ${t("schedule.load", {
          count: load.interviews,
          time: formatDuration(load.minutes, locale),
        })}`}
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <Group mt={6} aria-hidden>
        <Progress
          size="xs"
          flex={1}
          value={Math.min(100, (100 * load.minutes) / FULL_WEEK_MINUTES)}
          color={load.minutes >= FULL_WEEK_MINUTES ? "yellow" : "gray"}
        />
      </Group>
    </div>
  );
}
