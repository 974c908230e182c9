import type { DetachedWindowAPI } from "happy-dom";

declare global {
  interface Window {
    happyDOM?: DetachedWindowAPI;
  }
}

/** Puts the page of the test at an address, so that relative ones lead to its server. */
export function setAddress(url: string): void {
  window.happyDOM?.setURL(url);
}
