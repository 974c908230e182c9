import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { MoveSeriesStep } from "./move-series-step.tsx";
import type { SeriesScope } from "./series-queries.ts";

/** An occurrence that was dragged, and with it others of its series. */
export interface SeriesMove {
  readonly appointmentId: string;
  readonly scope: SeriesScope;
  readonly start: Date;
}

interface SeriesMoveDialogProps {
  /** Undefined: closed. */
  readonly move: SeriesMove | undefined;
  readonly timeZone: string;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}

/** Where the occurrences of a series would go, after one of them was dragged. */
export function SeriesMoveDialog({ move, timeZone, onMoved, onClose }: SeriesMoveDialogProps) {
  const { t } = useTranslation(["services", "series"]);
  return (
    <Modal
      opened={move !== undefined}
      onClose={onClose}
      title={t("series:move.title")}
      closeButtonProps={{ "aria-label": t("drawer.close") }}
    >
      {move && (
        <MoveSeriesStep
          {...move}
          timeZone={timeZone}
          onMoved={() => {
            onMoved();
            onClose();
          }}
          onBack={onClose}
        />
      )}
    </Modal>
  );
}
