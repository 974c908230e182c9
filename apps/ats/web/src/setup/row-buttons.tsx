import { ActionIcon, Group } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface RowButtonsProps {
  /** What it is, for screen readers: `Seat 2`. */
  readonly row: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  /** Left out: it has to stay. */
  readonly onRemove?: (() => void) | undefined;
}

/** Moves a row of a form up and down, and takes it out. */
export function RowButtons({ row, index, count, onMove, onRemove }: RowButtonsProps) {
  const { t } = useTranslation("setup");
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {index > 0 && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("row.up", { row })}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
      )}
      {index < count - 1 && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("row.down", { row })}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
      )}
      {onRemove && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("row.remove", { row })}
          onClick={onRemove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  );
}
