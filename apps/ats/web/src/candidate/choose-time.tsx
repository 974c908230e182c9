import { ConfirmDialog, formatDate, formatTime, useLocale } from "@convene/ui";
import { unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Stack } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import {
  type CandidateRequest,
  linkedRequestQuery,
  linkedTimesQuery,
} from "../requests/request-queries.ts";
import { isTimeGone } from "./is-time-gone.ts";
import { TimeMonth } from "./time-month.tsx";

export interface AnswerProps {
  readonly token: string;
  readonly request: CandidateRequest;
  /** IANA, the candidate's. */
  readonly timeZone: string;
  readonly onZone: (zone: string) => void;
}

/** One of all the times that suit everybody. */
export function ChooseTime({ token, request, timeZone, onZone }: AnswerProps) {
  const { t } = useTranslation("candidate");
  const where = { locale: useLocale(), timeZone };
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [start, setStart] = useState<Date>();
  const [isAsked, setAsked] = useState(false);
  const [gone, setGone] = useState<Date>();
  const book = async () => {
    if (!start) return undefined;
    try {
      const json = { start: start.toISOString() };
      const answered = await unwrap(
        api["request-links"][":token"].choose.$post({ param: { token }, json }),
      );
      queryClient.setQueryData(linkedRequestQuery(token).queryKey, answered);
      return undefined;
    } catch (error) {
      // The times that are left are there before it says so.
      await queryClient.invalidateQueries({ queryKey: ["linked-request", token] });
      if (!isTimeGone(error)) return { message: problemText(error) };
      setGone(start);
      setStart(undefined);
      return undefined;
    }
  };
  return (
    <Stack gap="md">
      <div role="alert">
        {gone && (
          <Alert color="yellow" icon={<IconAlertCircle size={18} aria-hidden />}>
            {t("choose.gone", { day: formatDate(gone, where), time: formatTime(gone, where) })}
          </Alert>
        )}
      </div>
      <TimeMonth
        query={(month) => linkedTimesQuery(token, month, timeZone)}
        from={new Date(request.earliest)}
        until={new Date(request.latest)}
        timeZone={timeZone}
        onZone={onZone}
        suggested={[request.candidate.timeZone, request.organisation.timeZone]}
        picked={start}
        onPick={(picked) => {
          setStart(picked);
          setAsked(true);
        }}
      />
      <ConfirmDialog
        opened={isAsked}
        title={t("choose.question", {
          day: start ? formatDate(start, where) : "",
          time: start ? formatTime(start, where) : "",
        })}
        confirmLabel={t("choose.confirm")}
        onConfirm={book}
        onClose={() => setAsked(false)}
      >
        {t("choose.hint", { organisation: request.organisation.name })}
      </ConfirmDialog>
    </Stack>
  );
}
