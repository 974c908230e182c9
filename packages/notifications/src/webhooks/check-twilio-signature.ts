/** A webhook of Twilio's as it came in. */
export interface TwilioWebhookRequest {
  /** The address that Twilio was given, origin and all. */
  readonly url: string;
  readonly signature: string;
  /** The form that was sent. */
  readonly form: Readonly<Record<string, string>>;
}

/** Whether Twilio sent it: the address and every field are signed with the account's token. */
export async function checkTwilioSignature(
  authToken: string,
  { url, signature, form }: TwilioWebhookRequest,
): Promise<boolean> {
  const { default: twilio } = await import("twilio");
  return twilio.validateRequest(authToken, signature, url, form);
}
