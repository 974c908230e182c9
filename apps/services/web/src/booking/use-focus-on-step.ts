import { useEffect, useRef } from "react";

/** Marks the heading of the step that is shown. */
export const STEP_HEADING = { "data-step-heading": "", tabIndex: -1, style: { outline: "none" } };

/** A screen reader goes on at the heading of the next step, and so does the keyboard. */
export function useFocusOnStep(step: string, onStep?: () => void): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const heading = document.querySelector<HTMLElement>("[data-step-heading]");
    heading?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
    onStep?.();
  }, [step, onStep]);
}
