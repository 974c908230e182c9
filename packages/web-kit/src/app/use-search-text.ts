import { useLocation } from "@tanstack/react-router";
import { useState } from "react";

/**
 * One parameter of the page's address as it stands there; undefined where it is missing or empty.
 *
 * The address changes a moment before the page does: a page that is about to be left keeps what its
 * own address said.
 */
export function useSearchText(name: string): string | undefined {
  const pathname = useLocation({ select: (location) => location.pathname });
  const searchStr = useLocation({ select: (location) => location.searchStr });
  const [own, setOwn] = useState({ pathname, searchStr });
  if (pathname === own.pathname && searchStr !== own.searchStr) setOwn({ pathname, searchStr });
  return new URLSearchParams(own.searchStr).get(name) || undefined;
}
