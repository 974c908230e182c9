import type { LinkProps } from "@convene/ui";
import type { MouseEvent } from "react";
import { pathWithin, useNavigateTo } from "./use-navigate-to.ts";

/** The link that `@convene/ui` is given: the router's within the app, the browser's elsewhere. */
export function RouterLink({ href, onClick, ...rest }: LinkProps) {
  const navigateTo = useNavigateTo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    // new tab, download, another window: what the browser does with these is right
    if (event.defaultPrevented || event.button !== 0 || rest.target || rest.download) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (pathWithin(href) === undefined) return;
    event.preventDefault();
    navigateTo(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
