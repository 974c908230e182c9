import { useLive } from "@convene/web-kit";

/** Shows what a colleague changes in the setup without a reload. */
export function useLiveSetup(): void {
  useLive({ setup: [["setup"]] });
}
