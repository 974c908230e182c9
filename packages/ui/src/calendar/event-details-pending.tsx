import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailedState } from "../states/failed-state.tsx";
import { LoadingState } from "../states/loading-state.tsx";

export interface EventDetailsPendingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** They did not come. */
  readonly failed: boolean;
  readonly onRetry: () => void;
  /** Why they did not come. */
  readonly children?: ReactNode;
}

/** Stands where `EventDetails` will be, until they are there. */
export function EventDetailsPending({
  opened,
  onClose,
  title,
  failed,
  onRetry,
  children,
}: EventDetailsPendingProps) {
  const { t } = useTranslation("ui");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={title}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
    >
      {failed ? (
        <FailedState onRetry={onRetry}>{children}</FailedState>
      ) : (
        <LoadingState shape="form" count={4} />
      )}
    </Drawer>
  );
}
