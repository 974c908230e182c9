import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

export interface ConfirmDialogProps {
  readonly opened: boolean;
  /** The question: "Move to Tuesday 14:00?" */
  readonly title: string;
  /** What happens next: "Ana and the client will be told." */
  readonly children: ReactNode;
  /** The deed in its own words ("Cancel the appointment"), never "OK". */
  readonly confirmLabel: string;
  /** Default: "Keep as it is". */
  readonly keepLabel?: string;
  /** Red button, for what can't be undone. */
  readonly destructive?: boolean;
  /** Answers with a message where it was refused; the dialog then stays. */
  readonly onConfirm: () => Promise<{ readonly message: string } | undefined>;
  readonly onClose: () => void;
}

/** One clear question before something that others will notice. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirmLabel,
  keepLabel,
  destructive = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation("ui");
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState<string>();

  const close = () => {
    setMessage(undefined);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setMessage(undefined);
    try {
      const refusal = await onConfirm();
      if (refusal) setMessage(refusal.message);
      else close();
    } catch {
      setMessage(t("form.failed"));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      <Stack gap="md">
        <Text component="div" size="sm">
          {children}
        </Text>
        <div role="alert">
          {message && (
            <Alert color="red" p="xs">
              {message}
            </Alert>
          )}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={busy}>
            {keepLabel ?? t("dialog.keep")}
          </Button>
          <Button
            {...(destructive ? { color: "red" } : {})}
            loading={busy}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
