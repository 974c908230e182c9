import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/** The present moment, to the minute: what the page shows moves on while it stays open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
