import { ConfirmDialog, formatDate, formatMoment, formatTime, useLocale } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Collapse, Stack, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type CandidateInterview } from "../api.ts";
import { candidateChangesQuery, moveTimesQuery } from "../requests/request-queries.ts";
import { isTimeGone } from "./is-time-gone.ts";
import { TimeMonth } from "./time-month.tsx";

interface MoveInterviewProps {
  readonly token: string;
  readonly interview: CandidateInterview;
  /** IANA, the candidate's. */
  readonly timeZone: string;
  readonly onZone: (zone: string) => void;
}

/** Another time for an interview, with the same people, as far as its rules allow. */
export function MoveInterview({ token, interview, timeZone, onZone }: MoveInterviewProps) {
  const { t } = useTranslation("candidate");
  const where = { locale: useLocale(), timeZone };
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isOpen, setOpen] = useState(false);
  const [start, setStart] = useState<Date>();
  const [isAsked, setAsked] = useState(false);
  const [gone, setGone] = useState<Date>();
  const { data: changes } = useQuery(candidateChangesQuery(token));
  if (!changes) return null;
  if (changes.whyNotMove !== null) {
    const isLate = changes.whyNotMove === "TOO_LATE_TO_CHANGE";
    const isOften = changes.whyNotMove === "RESCHEDULE_LIMIT_REACHED";
    if (!isLate && !isOften) return null;
    return (
      <Text size="sm" c="dimmed">
        {t(isLate ? "move.tooLate" : "move.tooOften", {
          organisation: interview.organisation.name,
        })}
      </Text>
    );
  }
  const move = async () => {
    if (!start) return undefined;
    try {
      const json = { start: start.toISOString() };
      await unwrap(api["interview-links"][":token"].reschedule.$post({ param: { token }, json }));
      setOpen(false);
      setGone(undefined);
      return undefined;
    } catch (error) {
      if (!isTimeGone(error)) return { message: problemText(error) };
      setGone(start);
      return undefined;
    } finally {
      await queryClient.invalidateQueries({ queryKey: ["linked-interview", token] });
    }
  };
  return (
    <Stack gap="sm">
      <div>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("move.open")}
        </Button>
      </div>
      {changes.changeableUntil !== null && (
        <Text size="sm" c="dimmed">
          {t("move.until", { until: formatMoment(new Date(changes.changeableUntil), where) })}
        </Text>
      )}
      <div role="alert">
        {gone && (
          <Alert color="yellow" icon={<IconAlertCircle size={18} aria-hidden />}>
            {t("choose.gone", { day: formatDate(gone, where), time: formatTime(gone, where) })}
          </Alert>
        )}
      </div>
      <Collapse expanded={isOpen}>
        {isOpen && (
          <TimeMonth
            query={(month) => moveTimesQuery(token, month, timeZone)}
            from={new Date(interview.start)}
            timeZone={timeZone}
            onZone={onZone}
            suggested={[interview.candidate.timeZone, interview.organisation.timeZone]}
            picked={start}
            onPick={(picked) => {
              setStart(picked);
              setAsked(true);
            }}
          />
        )}
      </Collapse>
      <ConfirmDialog
        opened={isAsked}
        title={t("move.question", {
          day: start ? formatDate(start, where) : "",
          time: start ? formatTime(start, where) : "",
        })}
        confirmLabel={t("move.confirm")}
        onConfirm={move}
        onClose={() => setAsked(false)}
      >
        {t("move.hint", { organisation: interview.organisation.name })}
      </ConfirmDialog>
    </Stack>
  );
}
