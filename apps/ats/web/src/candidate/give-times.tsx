import {
  addDays,
  FormFrame,
  formatLocalDate,
  type LocalDate,
  localDate,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText } from "@convene/web-kit";
import { Button, Chip, Fieldset, Group, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { linkedRequestQuery } from "../requests/request-queries.ts";
import type { AnswerProps } from "./choose-time.tsx";
import { DAY_PARTS, type DayPart, type GivenDay, HALF_HOURS, spansOf } from "./given-times.ts";

const DAYS_SHOWN = 7;
const NOTHING: GivenDay = { parts: [], hours: undefined };
const PARTS = Object.keys(DAY_PARTS) as readonly DayPart[];

interface GiveTimesProps extends AnswerProps {
  readonly onGiven: () => void;
}

/** When the candidate can: parts of days, or hours of their own choice. */
export function GiveTimes({ token, request, timeZone, onZone, onGiven }: GiveTimesProps) {
  const { t } = useTranslation("candidate");
  const now = useNow();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [given, setGiven] = useState<ReadonlyMap<LocalDate, GivenDay>>(new Map());
  const [words, setWords] = useState("");
  const [isTried, setTried] = useState(false);
  const [shown, setShown] = useState(DAYS_SHOWN);
  const earliest = new Date(request.earliest);
  const first = localDate(earliest > now ? earliest : now, timeZone);
  const last = localDate(new Date(Date.parse(request.latest) - 1), timeZone);
  const days = daysBetween(first, last);
  const spans = spansOf(given, timeZone);
  const give = useMutation({
    mutationFn: () =>
      unwrap(
        api["request-links"][":token"]["given-times"].$post({
          param: { token },
          json: { times: spans, words: words.trim() },
        }),
      ),
    meta: { showsFailure: true },
    onSuccess: (answered) => {
      queryClient.setQueryData(linkedRequestQuery(token).queryKey, answered);
      onGiven();
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: ["linked-request", token] }),
  });
  const lacksTimes = isTried && spans.length === 0 ? t("give.needed") : undefined;
  return (
    <Stack gap="md">
      <ZonePicker
        value={timeZone}
        onChange={onZone}
        now={now}
        suggested={[request.candidate.timeZone, browserTimeZone(), request.organisation.timeZone]}
      />
      <FormFrame
        busy={give.isPending}
        message={give.error ? problemText(give.error) : lacksTimes}
        submitLabel={t("give.send")}
        onSubmit={(event) => {
          event?.preventDefault();
          setTried(true);
          if (spans.length > 0) give.mutate();
        }}
      >
        {days.slice(0, shown).map((date) => (
          <GivenDayFields
            key={date}
            date={date}
            given={given.get(date) ?? NOTHING}
            onChange={(day) => setGiven(new Map(given).set(date, day))}
          />
        ))}
        {days.length > shown && (
          <Button variant="default" onClick={() => setShown(shown + DAYS_SHOWN)}>
            {t("give.more")}
          </Button>
        )}
        <Textarea
          label={t("give.words")}
          description={t("optional")}
          autosize
          minRows={2}
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </FormFrame>
    </Stack>
  );
}

interface GivenDayFieldsProps {
  readonly date: LocalDate;
  readonly given: GivenDay;
  readonly onChange: (given: GivenDay) => void;
}

function GivenDayFields({ date, given, onChange }: GivenDayFieldsProps) {
  const { t } = useTranslation("candidate");
  const locale = useLocale();
  const { parts, hours } = given;
  return (
    <Fieldset legend={formatLocalDate(date, locale)} p="sm">
      <Group gap="xs">
        {PARTS.map((part) => (
          <Chip
            key={part}
            checked={parts.includes(part)}
            onChange={(isOn) =>
              onChange({
                ...given,
                parts: isOn ? [...parts, part] : parts.filter((one) => one !== part),
              })
            }
          >
            {t(`give.parts.${part}`, { from: DAY_PARTS[part][0], until: DAY_PARTS[part][1] })}
          </Chip>
        ))}
        {!hours && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ ...given, hours: { from: "10:00", until: "11:00" } })}
          >
            {t("give.own")}
          </Button>
        )}
      </Group>
      {hours && (
        <Group gap="xs" mt="xs" align="flex-end">
          <NativeSelect
            label={t("give.from")}
            data={[...HALF_HOURS]}
            value={hours.from}
            onChange={(event) =>
              onChange({ ...given, hours: { ...hours, from: event.currentTarget.value } })
            }
          />
          <NativeSelect
            label={t("give.until")}
            data={[...HALF_HOURS]}
            value={hours.until}
            onChange={(event) =>
              onChange({ ...given, hours: { ...hours, until: event.currentTarget.value } })
            }
          />
          <Button
            variant="subtle"
            color="gray"
            onClick={() => onChange({ ...given, hours: undefined })}
          >
            {t("give.remove")}
          </Button>
          {hours.from >= hours.until && (
            <Text size="sm" c="red" role="alert">
              {t("give.wrongOrder")}
            </Text>
          )}
        </Group>
      )}
    </Fieldset>
  );
}

function daysBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
