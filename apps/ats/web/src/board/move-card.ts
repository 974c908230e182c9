import type { Board } from "./board-query.ts";

export interface CardMove {
  /** Of the application. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The board as it will be once a card was moved: it comes last in its new stage, as the one who has been
 * there for the shortest time.
 *
 * @param now When it was moved.
 */
export function moveCard(board: Board, { id, from, to }: CardMove, now: Date): Board {
  const card = board.cards.find((one) => one.id === id);
  if (!card || card.stageId !== from || from === to) return board;
  const stageSince = now.toISOString();
  const others = board.cards.filter((one) => one.id !== id);
  const oldestIn = (stageId: string) =>
    others
      .filter((one) => one.stageId === stageId)
      .map((one) => one.stageSince)
      .sort()[0];
  return {
    ...board,
    cards: [...others, { ...card, stageId: to, stageSince }],
    columns: board.columns.map((column) => {
      if (column.id === from) {
        return { ...column, count: column.count - 1, oldestSince: oldestIn(from) ?? null };
      }
      if (column.id !== to) return column;
      return {
        ...column,
        count: column.count + 1,
        oldestSince: column.oldestSince ?? stageSince,
      };
    }),
  };
}
