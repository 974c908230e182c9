import { ConfirmDialog, type MessageEntry } from "@convene/ui";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useRetryMessage } from "./use-retry-message.ts";

export interface RetryDialogProps {
  /** Left out: closed. */
  readonly message: MessageEntry | undefined;
  readonly onClose: () => void;
}

/** Asks before a message goes out again; of one whose outcome is unknown it may be the second. */
export function RetryDialog({ message, onClose }: RetryDialogProps) {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  const retry = useRetryMessage();
  const to = [message?.to, message?.address && `<${message.address}>`].filter(Boolean).join(" ");
  const send = async () => {
    if (!message) return undefined;
    try {
      await retry.mutateAsync(message.id);
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <ConfirmDialog
      opened={message !== undefined}
      title={t("message.retryQuestion", { subject: message?.subject ?? "" })}
      confirmLabel={t("message.retry")}
      keepLabel={t("message.retryKeep")}
      onConfirm={send}
      onClose={onClose}
    >
      {message?.state === "unclear"
        ? t("message.retryUnclear", { to })
        : t("message.retryHint", { to })}
    </ConfirmDialog>
  );
}
