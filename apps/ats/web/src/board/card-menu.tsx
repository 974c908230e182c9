import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowRight,
  IconDots,
  IconRotateClockwise,
  IconUserMinus,
  IconUserX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Board, BoardCard } from "./board-query.ts";

interface CardMenuProps {
  readonly card: BoardCard;
  readonly board: Board;
  /** Left out: it is decided. */
  readonly onMove: ((stageId: string) => void) | undefined;
  readonly onDecide: (decision: "reject" | "withdraw" | "reopen") => void;
}

/** What can be done about a card, for fingers and for whoever reads with a screen reader. */
export function CardMenu({ card, board, onMove, onDecide }: CardMenuProps) {
  const { t } = useTranslation("hiring");
  const { candidateName: name, stageId } = card;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("board.menu", { name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onMove && (
          <>
            <Menu.Label>{t("board.moveTo")}</Menu.Label>
            {board.columns
              .filter(({ id }) => id !== stageId)
              .map(({ id, name: stage }) => (
                <Menu.Item
                  key={id}
                  leftSection={<IconArrowRight size={16} aria-hidden />}
                  aria-label={t("board.moveToStage", { stage })}
                  onClick={() => onMove(id)}
                >
                  {stage}
                </Menu.Item>
              ))}
            <Menu.Divider />
            <Menu.Item
              color="red"
              leftSection={<IconUserX size={16} aria-hidden />}
              onClick={() => onDecide("reject")}
            >
              {t("decide.reject")}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconUserMinus size={16} aria-hidden />}
              onClick={() => onDecide("withdraw")}
            >
              {t("decide.withdraw")}
            </Menu.Item>
          </>
        )}
        {!onMove && (
          <Menu.Item
            leftSection={<IconRotateClockwise size={16} aria-hidden />}
            onClick={() => onDecide("reopen")}
          >
            {t("decide.reopen")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
