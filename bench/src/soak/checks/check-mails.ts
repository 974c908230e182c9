import type { ResendStandIn } from "@convene/notifications/testing";
import type { Client } from "pg";

/** Each message that says that it was sent was delivered once, and nothing else was. */
export async function checkMails(
  owner: Client,
  { mails }: ResendStandIn,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { rows } = await owner.query<{ id: string; state: string; address: string }>(
    "SELECT id, state::text, address FROM notification WHERE channel = 'email'",
  );
  const delivered = new Map<string, string[]>();
  for (const { tags, to } of mails) {
    const id = tags.find(({ name }) => name === "notification")?.value;
    if (id) delivered.set(id, [...(delivered.get(id) ?? []), ...to]);
  }
  for (const { id, state, address } of rows) {
    const to = delivered.get(id) ?? [];
    delivered.delete(id);
    const isSent = state === "sent" || state === "delivered";
    if (isSent && to.length !== 1)
      wrong.push(`Message ${id} is sent, and was delivered ${to.length} times`);
    // A worker that is killed between the provider's yes and our record leaves it open which came first.
    if (!isSent && to.length > (state === "withdrawn" ? 1 : 0)) {
      wrong.push(`Message ${id} is ${state}, and was delivered ${to.length} times`);
    }
    if (to.some((one) => !one.includes(address)))
      wrong.push(`Message ${id} went to another address`);
  }
  for (const id of delivered.keys())
    wrong.push(`A mail was delivered for ${id}, which is not there`);
  return wrong;
}
