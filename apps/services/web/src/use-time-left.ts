import { useEffect, useState } from "react";

/**
 * Counts down, a second at a time.
 *
 * @param until Milliseconds since 1970, by the browser's clock.
 * @returns What is left as `4:05`; undefined once nothing is.
 */
export function useTimeLeft(until: number): string | undefined {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return isOver ? undefined : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}
