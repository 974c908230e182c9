import type { SignedIn } from "../session/signed-in.ts";

/** The channels for which this server has no provider: their messages go nowhere. */
export function localChannels({
  mailIsLocal,
  smsIsLocal,
}: Pick<SignedIn, "mailIsLocal" | "smsIsLocal">): readonly ("email" | "sms")[] {
  return [...(mailIsLocal ? (["email"] as const) : []), ...(smsIsLocal ? (["sms"] as const) : [])];
}
