import { type RefObject, useEffect } from "react";
import { tellParent } from "./frame-messages.ts";

/** Tells the page around this one how high the element is, each time that it changes. */
export function useTellHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      tellParent({ convene: "height", height: Math.ceil(current.scrollHeight) });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
}
