import type { BoardCard } from "./board-query.ts";
import type { BoardSearch } from "./board-search.ts";

/** Whether a card is shown; names are compared without accents and case. */
export function matchesFilter(
  { candidateName, decisions, nextInterview }: BoardCard,
  { name, only }: Pick<BoardSearch, "name" | "only">,
): boolean {
  if (name !== undefined && !plain(candidateName).includes(plain(name))) return false;
  if (only === "waiting") return decisions.length > 0;
  if (only === "noInterview") return nextInterview === null;
  return true;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
