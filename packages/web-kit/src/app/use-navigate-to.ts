import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";

/** Goes to an address: within the app without a reload, to another origin with one. */
export function useNavigateTo(): (href: string, options?: { readonly replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback(
    (href, options = {}) => {
      const inside = pathWithin(href);
      if (inside === undefined) window.location.assign(href);
      else if (options.replace) history.replace(inside);
      else history.push(inside);
    },
    [history],
  );
}

/** The path of an address on this origin; undefined for one elsewhere. */
export function pathWithin(href: string): string | undefined {
  const url = new URL(href, window.location.href);
  return url.origin === window.location.origin
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}
