import { FailedState, formatDate, formatTime, localDate, useLocale } from "@convene/ui";
import { useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { IconCheck, IconHelp, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation } from "../api.ts";
import { fromInputValue } from "../local-instant.ts";
import { explainQuery, type SlotsFor } from "../queries.ts";
import { generalTexts, personTexts } from "../staff/explain-text.ts";
import { TimeField } from "../staff/time-field.tsx";

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
  const problemText = useProblemText();
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
        <TimeField value={value} timeZone={timeZone} onChange={setValue} />
        <div aria-live="polite">
          {answer.data && start ? (
            <Answer explanation={answer.data} timeZone={timeZone} onTake={onTake} />
          ) : (
            answer.isError && (
              <FailedState onRetry={() => void answer.refetch()}>
                {problemText(answer.error)}
              </FailedState>
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
    <Alert
      color={explanation.possible ? "green" : "yellow"}
      title={t(explanation.possible ? "why.possible" : "why.impossible", {
        day: formatDate(start, where),
        time: formatTime(start, where),
      })}
    >
      <Stack gap="xs">
        {generalTexts(explanation, t, where).map((text) => (
          <Text key={text} size="sm">
            {text}
          </Text>
        ))}
        <List spacing={4} size="sm" listStyleType="none">
          {explanation.people.map((person) => {
            const texts = personTexts(person, explanation, t, where);
            const can = texts.length === 0;
            const Icon = can ? IconCheck : IconX;
            return (
              <List.Item
                key={person.id}
                icon={<Icon size={16} aria-hidden style={{ display: "block" }} />}
              >
                {t("why.person", { name: person.name, why: can ? t("why.can") : texts.join(" ") })}
              </List.Item>
            );
          })}
        </List>
        {explanation.possible && (
          <Group>
            <Button size="xs" onClick={() => onTake(start)}>
              {t("why.take")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
