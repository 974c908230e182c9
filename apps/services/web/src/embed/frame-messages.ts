/** What a framed booking page tells the page around it. */
export type FrameMessage =
  /** How high it is, in CSS pixels. */
  | { readonly convene: "height"; readonly height: number }
  /** Another step is shown: its beginning should be in view. */
  | { readonly convene: "step" };

/** Tells the page around this one. Nothing in it is a secret, so whoever frames it may know. */
export function tellParent(message: FrameMessage): void {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}
