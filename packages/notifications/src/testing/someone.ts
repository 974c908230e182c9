import type { Recipient } from "../recipient.ts";

/** A recipient who is in no table. */
export const someone: Recipient = {
  kind: "client",
  id: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e",
  name: "Bo Client",
  email: "bo@example.com",
  phone: "+15550100",
  locale: "en",
  timeZone: "America/Toronto",
};
