import {
  describeZone,
  ExplainedTime,
  formatDate,
  formatTime,
  fromInputValue,
  localDate,
  TimeField,
  useLocale,
} from "@convene/ui";
import { QueryFailed } from "@convene/web-kit";
import { Button, Stack } from "@mantine/core";
import { IconHelp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation } from "../api.ts";
import { explainQuery, type SlotsFor } from "../queries.ts";
import { generalTexts, personTexts } from "../staff/explain-text.ts";

interface WhyNotProps {
  readonly of: SlotsFor;
  readonly timeZone: string;
  readonly now: Date;
  /** Takes the time that was asked about, where it is possible. */
  readonly onTake: (start: Date) => void;
}

/** "Why not another time?", for any time that is typed, person by person. */
export function WhyNot({ of, timeZone, now, onTake }: WhyNotProps) {
  const { t } = useTranslation("ats");
  const [isOpen, setOpen] = useState(false);
  const [value, setValue] = useState(() => `${localDate(now, timeZone)}T09:00`);
  const regionId = useId();
  const start = fromInputValue(value, timeZone);
  const answer = useQuery({
    ...explainQuery(of, start ?? new Date(0)),
    enabled: isOpen && start !== undefined,
  });
  return (
    <div>
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconHelp size={18} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={regionId}
        onClick={() => setOpen(!isOpen)}
      >
        {t("why.title")}
      </Button>
      <Stack id={regionId} gap="sm" mt="xs" maw={520} display={isOpen ? undefined : "none"}>
        <TimeField
          label={t("time.label")}
          description={t("time.zone", { city: describeZone(timeZone).city })}
          value={value}
          onChange={setValue}
        />
        <div aria-live="polite">
          {answer.data && start ? (
            <Answer explanation={answer.data} timeZone={timeZone} onTake={onTake} />
          ) : (
            answer.isError && (
              <QueryFailed error={answer.error} onRetry={() => void answer.refetch()} />
            )
          )}
        </div>
      </Stack>
    </div>
  );
}

interface AnswerProps {
  readonly explanation: Explanation;
  readonly timeZone: string;
  readonly onTake: (start: Date) => void;
}

function Answer({ explanation, timeZone, onTake }: AnswerProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const where = { locale, timeZone };
  const start = new Date(explanation.start);
  return (
    <ExplainedTime
      isPossible={explanation.possible}
      title={t(explanation.possible ? "why.possible" : "why.impossible", {
        day: formatDate(start, where),
        time: formatTime(start, where),
      })}
      reasons={generalTexts(explanation, t, where)}
      people={[...explanation.people, ...explanation.rooms].map((person) => {
        const texts = personTexts(person, explanation, t, where);
        const isFree = texts.length === 0;
        const why = isFree ? t("why.can") : texts.join(" ");
        return { id: person.id, isFree, text: t("why.person", { name: person.name, why }) };
      })}
      action={
        explanation.possible && (
          <Button size="xs" onClick={() => onTake(start)}>
            {t("why.take")}
          </Button>
        )
      }
    />
  );
}
