import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardCard, BoardColumn } from "./board-query.ts";
import type { CardMove } from "./move-card.ts";

/** A card that was picked up by the keyboard, and the stage over which it is. */
interface PickedCard {
  readonly id: string;
  readonly over: string;
}

interface KeyboardMoveOptions {
  readonly columns: readonly BoardColumn[];
  readonly onMove: (move: CardMove) => void;
  /** Says something to screen readers. */
  readonly announce: (text: string) => void;
}

export interface KeyboardMove {
  readonly picked: PickedCard | undefined;
  /** Of a card's handle. */
  handle(card: BoardCard): {
    readonly "aria-pressed": boolean;
    readonly onClick: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onBlur: () => void;
  };
}

/** Moves cards without a pointer: pick up, choose a stage, put down; each step is said. */
export function useKeyboardMove({ columns, onMove, announce }: KeyboardMoveOptions): KeyboardMove {
  const { t } = useTranslation("hiring");
  const [picked, setPicked] = useState<PickedCard>();
  const placeOf = (stageId: string) => {
    const index = columns.findIndex(({ id }) => id === stageId);
    return {
      stage: columns[index]?.name ?? "",
      position: index + 1,
      count: columns.length,
    };
  };
  const put = (card: BoardCard) => {
    setPicked(undefined);
    announce(t("board.put", { name: card.candidateName, stage: placeOf(card.stageId).stage }));
  };
  const step = (card: BoardCard, by: -1 | 1) => {
    if (picked?.id !== card.id) return;
    const index = columns.findIndex(({ id }) => id === picked.over);
    const next = columns[index + by];
    if (!next) return;
    setPicked({ id: card.id, over: next.id });
    announce(t("board.over", placeOf(next.id)));
  };
  return {
    picked,
    handle: (card) => {
      const isPicked = picked?.id === card.id;
      return {
        "aria-pressed": isPicked,
        onClick: () => {
          if (!isPicked) {
            setPicked({ id: card.id, over: card.stageId });
            announce(t("board.picked", { name: card.candidateName, ...placeOf(card.stageId) }));
          } else if (picked.over === card.stageId) put(card);
          else {
            setPicked(undefined);
            onMove({ id: card.id, from: card.stageId, to: picked.over });
          }
        },
        onKeyDown: (event) => {
          if (!isPicked) return;
          if (event.key === "Escape") put(card);
          else if (event.key === "ArrowRight" || event.key === "ArrowDown") step(card, 1);
          else if (event.key === "ArrowLeft" || event.key === "ArrowUp") step(card, -1);
          else return;
          event.preventDefault();
        },
        onBlur: () => {
          if (isPicked) put(card);
        },
      };
    },
  };
}
