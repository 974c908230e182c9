import { useQuery } from "@tanstack/react-query";
import { useLive } from "../live/use-live.ts";
import { conflictsQuery } from "./conflicts-query.ts";

const KEYS = [["conflicts"]];

/** How many conflicts wait for the member to decide; kept up to date. Zero until it is known. */
export function useConflictCount(): number {
  useLive({ conflict: KEYS, calendar: KEYS, appointment: KEYS, interview: KEYS });
  return useQuery(conflictsQuery).data?.length ?? 0;
}
