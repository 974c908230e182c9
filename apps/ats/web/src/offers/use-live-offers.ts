import { useLive } from "@convene/web-kit";

/** Keeps what shows offers up to date: a candidate may answer at any moment. */
export function useLiveOffers(): void {
  useLive({
    offer: [["offers"], ["offer"], ["employees"]],
    setup: [["setup", "offer-templates"]],
    interview: [["offer"]],
  });
}
