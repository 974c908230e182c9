import { useCallback } from "react";
import { useNavigateTo } from "./use-navigate-to.ts";

/**
 * Changes parameters of the page's address in its place in the history; an empty one is taken out.
 *
 * @example
 * changeSearch({ state: "dead", cursor: "" });
 */
export function useChangeSearch(): (changes: Readonly<Record<string, string>>) => void {
  const navigateTo = useNavigateTo();
  return useCallback(
    (changes) => {
      const { pathname, search } = window.location;
      const parameters = new URLSearchParams(search);
      for (const [name, value] of Object.entries(changes)) {
        if (value === "") parameters.delete(name);
        else parameters.set(name, value);
      }
      const text = parameters.toString();
      navigateTo(text === "" ? pathname : `${pathname}?${text}`, { replace: true });
    },
    [navigateTo],
  );
}
