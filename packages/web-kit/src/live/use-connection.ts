import type { Connection } from "@convene/ui";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useLiveConnection } from "./live-context.ts";

/** Whether what is on the screen can be trusted to be up to date; for `<OfflineBanner>`. */
export function useConnection(): Connection {
  const live = useLiveConnection();
  const state = useSyncExternalStore(live.onState, live.state);
  const [online, setOnline] = useState(() => navigator.onLine);

  useEffect(() => {
    const update = () => {
      setOnline(navigator.onLine);
      if (navigator.onLine) live.wake();
    };
    const look = () => {
      if (document.visibilityState === "visible") live.wake();
    };
    window.addEventListener("online", update);
    window.addEventListener("offline", update);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("online", update);
      window.removeEventListener("offline", update);
      document.removeEventListener("visibilitychange", look);
    };
  }, [live]);

  if (!online) return "offline";
  return state === "waiting" ? "reconnecting" : "online";
}
