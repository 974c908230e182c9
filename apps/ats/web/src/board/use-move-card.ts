import { useNow } from "@convene/ui";
import { unwrap, useTellRefusal } from "@convene/web-kit";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { type Board, boardQuery } from "./board-query.ts";
import { type CardMove, moveCard } from "./move-card.ts";

/**
 * Moves cards to other stages: at once on the screen, and back where it is refused.
 *
 * @param tell Hears what came of it.
 */
export function useMoveCard(
  jobId: string,
  tell: (move: CardMove, outcome: "moved" | "refused") => void,
): (move: CardMove) => void {
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const now = useNow();
  const { queryKey } = boardQuery(jobId, "active");
  const { mutate } = useMutation({
    mutationFn: ({ id, from, to }: CardMove) =>
      unwrap(
        api.applications[":id"].stage.$post({
          param: { id },
          json: { stageId: to, fromStageId: from },
        }),
      ),
    onMutate: async (move) => {
      // An answer that is under way would put the card back for a moment.
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Board>(queryKey);
      if (before) queryClient.setQueryData<Board>(queryKey, moveCard(before, move, now));
      return { before };
    },
    onSuccess: (_application, move) => tell(move, "moved"),
    onError: (error, move, context) => {
      if (context?.before) queryClient.setQueryData(queryKey, context.before);
      tell(move, "refused");
      tellRefusal(error);
    },
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: ["board", jobId] });
      void queryClient.invalidateQueries({ queryKey: ["application"] });
      void queryClient.invalidateQueries({ queryKey: ["applications"] });
    },
  });
  return mutate;
}
