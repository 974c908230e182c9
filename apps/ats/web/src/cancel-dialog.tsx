import {
  ConfirmDialog,
  type ConfirmDialogProps,
  formatDate,
  formatTime,
  useLocale,
} from "@convene/ui";
import { Stack, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface CancelDialogProps
  extends Pick<ConfirmDialogProps, "opened" | "confirmLabel" | "onClose"> {
  readonly start: Date;
  readonly timeZone: string;
  /** What happens then. */
  readonly children: ReactNode;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  /** Answers with a message where it was refused; the dialog then stays. */
  readonly onCancel: (reason: {
    readonly reason?: string;
  }) => ReturnType<ConfirmDialogProps["onConfirm"]>;
}

/** Asks before an interview is cancelled, and for a reason. */
export function CancelDialog({
  start,
  timeZone,
  children,
  reasonLabel,
  reasonHint,
  onCancel,
  ...dialog
}: CancelDialogProps) {
  const { t } = useTranslation("ats");
  const where = { locale: useLocale(), timeZone };
  const [reason, setReason] = useState("");
  const said = reason.trim();
  return (
    <ConfirmDialog
      {...dialog}
      title={t("cancel.question", {
        day: formatDate(start, where),
        time: formatTime(start, where),
      })}
      destructive
      onConfirm={() => onCancel(said === "" ? {} : { reason: said })}
    >
      <Stack gap="sm">
        {children}
        <Textarea
          label={reasonLabel}
          description={reasonHint}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
