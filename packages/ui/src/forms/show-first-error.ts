/** A long form may hide what is wrong with it: the first such field is brought into view. */
export function showFirstError(): void {
  // Once it is marked.
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(MARKED)?.focus();
  });
}

/** Boxes to tick are marked for the eye only. */
const MARKED = "form [aria-invalid='true'], form input[data-error]";
