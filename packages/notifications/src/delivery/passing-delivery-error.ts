/** A message was not sent, and may well be at the next attempt: its job is to be repeated. */
export class PassingDeliveryError extends Error {
  override readonly name = "PassingDeliveryError";
}
