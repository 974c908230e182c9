import { useLive } from "@convene/web-kit";

/** Shows what a colleague changes in the setup, and bookings that touch it, without a reload. */
export function useLiveSetup(): void {
  useLive({
    setup: [["setup"], ["services"], ["people"]],
    appointment: [
      ["setup", "preview"],
      ["setup", "upcoming"],
    ],
  });
}
