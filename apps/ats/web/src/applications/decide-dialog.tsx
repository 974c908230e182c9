import { ConfirmDialog } from "@convene/ui";
import { unwrap, useProblemText, useTellSaved } from "@convene/web-kit";
import { Checkbox, Stack, Text, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";

/** What is asked about an application. */
export interface Decided {
  readonly id: string;
  /** Of the candidate. */
  readonly name: string;
  /** Where it is. */
  readonly stage: string;
  readonly decision: "reject" | "withdraw" | "reopen";
}

interface DecideDialogProps {
  /** Undefined: nothing is asked. */
  readonly asked: Decided | undefined;
  readonly onClose: () => void;
}

/** Turns somebody down, notes that they withdrew, or takes their application up again. */
export function DecideDialog({ asked, onClose }: DecideDialogProps) {
  // What was typed about one is not there for the next.
  return asked ? (
    <Asked key={`${asked.id} ${asked.decision}`} asked={asked} onClose={onClose} />
  ) : null;
}

const DONE = { reject: "rejected", withdraw: "withdrawn", reopen: "reopened" } as const;
const LONGEST_REASON = 2_000;
const LONGEST_MESSAGE = 5_000;

function Asked({ asked, onClose }: { readonly asked: Decided; readonly onClose: () => void }) {
  const { t } = useTranslation("hiring");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellSaved = useTellSaved();
  const [reason, setReason] = useState("");
  const [tell, setTell] = useState(true);
  const [message, setMessage] = useState("");
  const { id, name, stage, decision } = asked;

  const send = () => {
    const said = reason.trim() !== "" && { reason: reason.trim() };
    const param = { id };
    if (decision === "reopen") {
      return unwrap(api.applications[":id"].reopen.$post({ param, json: { ...said } }));
    }
    const status = decision === "reject" ? ("rejected" as const) : ("withdrawn" as const);
    const told = decision === "reject" && tell && { message: message.trim() };
    return unwrap(
      api.applications[":id"].close.$post({ param, json: { status, ...said, ...told } }),
    );
  };
  const confirm = async () => {
    try {
      queryClient.setQueryData(["application", id], await send());
    } catch (error) {
      return { message: problemText(error) };
    }
    for (const key of ["board", "applications", "jobs", "today", "calendar", "interview"]) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
    tellSaved(t(`decide.${DONE[decision]}`, { name }));
    return undefined;
  };
  return (
    <ConfirmDialog
      opened
      title={t(`decide.${decision}Title`, { name })}
      confirmLabel={t(`decide.${decision}Confirm`)}
      destructive={decision === "reject"}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">
          {decision === "reopen" ? t("decide.reopenHint", { stage }) : t("decide.consequences")}
        </Text>
        <Textarea
          label={t("decide.reason")}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {decision === "reject" && (
          <Checkbox
            label={t("decide.tell", { name })}
            description={t("decide.tellHint")}
            checked={tell}
            onChange={(event) => setTell(event.currentTarget.checked)}
          />
        )}
        {decision === "reject" && tell && (
          <Textarea
            label={t("decide.message")}
            description={t("decide.messageHint")}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={LONGEST_MESSAGE}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
