import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useLiveConnection } from "./live-context.ts";
import type { LiveMessage, LiveSubject } from "./live-message.ts";

/** For each subject the beginnings of the query keys that show it. */
export type LiveQueryKeys = Partial<Record<LiveSubject, readonly QueryKey[]>>;

// One booking writes several rows; their messages come within a few milliseconds.
const gatherMs = 40;

/**
 * Keeps queries up to date while the component is shown.
 *
 * A change asks again for what its subject concerns; a gap in the line for everything named.
 *
 * @example
 * useLive({ appointment: [["appointments"]], notification: [["notifications"]] });
 */
export function useLive(keysBySubject: LiveQueryKeys): void {
  const queryClient = useQueryClient();
  const connection = useLiveConnection();

  const invalidate = useEffectEvent((subjects: ReadonlySet<LiveSubject> | "all") => {
    const keys = Object.entries(keysBySubject).flatMap(([subject, keys]) =>
      subjects === "all" || [...subjects].some((changed) => changed === subject) ? keys : [],
    );
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
  });

  useEffect(() => {
    let changed = new Set<LiveSubject>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (message: LiveMessage): void => {
      if (message.type === "resync") {
        invalidate("all");
        return;
      }
      changed.add(message.subject);
      timer ??= setTimeout(() => {
        timer = undefined;
        const subjects = changed;
        changed = new Set();
        invalidate(subjects);
      }, gatherMs);
    };
    const unsubscribe = connection.subscribe(listen);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [connection]);
}
