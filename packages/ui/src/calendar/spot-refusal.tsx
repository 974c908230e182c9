import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import styles from "./week-calendar.module.css";

/** Why something went back, and where it was let go: pixels within the calendar's frame. */
export interface Refusal {
  readonly message: string;
  readonly left: number;
  readonly top: number;
}

interface SpotRefusalProps {
  readonly refusal: Refusal | undefined;
  readonly onClose: () => void;
}

/** Says why a drag was refused where it ended; Escape takes it away. */
export function SpotRefusal({ refusal, onClose }: SpotRefusalProps) {
  const { t } = useTranslation("ui");
  useEffect(() => {
    if (!refusal) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") onClose();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [refusal, onClose]);
  return (
    <div role="alert">
      {refusal && (
        <Alert
          color="red"
          p="xs"
          className={styles.refusal ?? ""}
          style={{ insetInlineStart: refusal.left, top: refusal.top }}
          icon={<IconAlertCircle size={18} aria-hidden />}
          withCloseButton
          closeButtonLabel={t("dialog.close")}
          onClose={onClose}
        >
          {refusal.message}
        </Alert>
      )}
    </div>
  );
}

/** As wide as the message is at most. */
const WIDTH_PX = 320;

/**
 * Where a message about something let go under the pointer stands: a little below it, inside the frame.
 *
 * @param pointer Where it was let go, in the window; undefined where no pointer had part in it.
 */
export function refusalAt(
  message: string,
  frame: HTMLElement | null,
  pointer: { readonly clientX: number; readonly clientY: number } | undefined,
): Refusal {
  const box = frame?.getBoundingClientRect();
  if (!box || !pointer) return { message, left: 0, top: 0 };
  const most = Math.max(0, box.width - WIDTH_PX);
  return {
    message,
    left: Math.min(Math.max(0, pointer.clientX - box.left - WIDTH_PX / 2), most),
    top: Math.max(0, Math.min(pointer.clientY - box.top + 12, box.height - 80)),
  };
}
