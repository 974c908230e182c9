/** A long form may hide what is wrong with it: the first such field is brought into view. */
export function showFirstError(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("form [aria-invalid='true']")?.focus();
  });
}
