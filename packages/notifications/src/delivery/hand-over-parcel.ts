import type { Transaction } from "@convene/prisma";
import { ok, type Result } from "@convene/scheduling-core";
import type {
  Accepted,
  DeliveryFailure,
  OutgoingMessage,
} from "../channels/notification-channel-adapter.ts";
import type { Delivery } from "./delivery.ts";
import { timeliness } from "./delivery-verdict.ts";
import { type OnOutcome, tellOutcomes } from "./on-outcome.ts";
import { alone, type Parcel } from "./parcel.ts";
import { lockSending } from "./read-deliveries.ts";
import { type DeliveryOutcome, recordOutcomes } from "./record-outcomes.ts";
import { suppressAddress } from "./suppress-address.ts";

export interface HandedOver {
  /** The notifications that another attempt may send. */
  readonly again: readonly string[];
  /** What has to go out one by one instead: the provider refuses the call as it was planned. */
  readonly instead: readonly Parcel[];
}

/**
 * @param due The notifications of the parcel that are still to be sent.
 * @returns by notification
 */
export type SendParcel = (
  due: ReadonlySet<string>,
) => Promise<Result<ReadonlyMap<string, Accepted>, DeliveryFailure>>;

/** Makes a parcel's call when it is first asked to, and never again. */
export function callOf({ adapter, batchId, ready }: Parcel): SendParcel {
  let answer: ReturnType<SendParcel> | undefined;
  return (due) => {
    answer ??= call(ready.flatMap(({ message }) => (due.has(message.id) ? [message] : [])));
    return answer;
  };

  async function call(messages: readonly OutgoingMessage[]): ReturnType<SendParcel> {
    const accepted = new Map<string, Accepted>();
    if (batchId !== null && adapter.sendBatch) {
      const sent = await adapter.sendBatch(messages, batchId);
      if (!sent.ok) return sent;
      for (const [index, one] of sent.value.entries()) accepted.set(messages[index]?.id ?? "", one);
      return ok(accepted);
    }
    for (const message of messages) {
      const sent = await adapter.send(message);
      if (!sent.ok) return sent;
      accepted.set(message.id, sent.value);
    }
    return ok(accepted);
  }
}

/**
 * The second half of delivering: hands a parcel over and records what came of it. The rows are locked
 * meanwhile, so whoever moves or cancels the event either withdrew the message before, and it is not
 * sent, or waits until it is out. A call of which some message is not sent any more keeps its key: a
 * provider that took the whole of it before does not take the others again.
 *
 * @param send The parcel's call, which a transaction that is run again does not repeat; see `callOf`.
 */
export async function handOverParcel(
  ports: { now(): Date; readonly onOutcome?: OnOutcome },
  tx: Transaction,
  parcel: Parcel,
  send: SendParcel,
): Promise<HandedOver> {
  const { sending, failed } = await lockSending(
    tx,
    parcel.ready.map(({ delivery }) => delivery),
  );
  const now = ports.now();
  const late = sending.flatMap(({ id, lastError, ...standing }): DeliveryOutcome[] => {
    const state = timeliness(standing, now);
    return state === "send" ? [] : [{ id, state, lastError }];
  });
  const dropped = new Set(late.map(({ id }) => id));
  const due = sending.filter(({ id }) => !dropped.has(id));
  const record = async (at: Date, outcomes: readonly DeliveryOutcome[]) => {
    await recordOutcomes(tx, at, outcomes);
    const deliveries = parcel.ready.map(({ delivery }) => delivery);
    tellOutcomes(ports.onOutcome, deliveries, outcomes);
  };
  await record(now, late);
  if (due.length === 0) return { again: failed, instead: [] };

  const sent = await send(new Set(due.map(({ id }) => id)));
  const at = ports.now();
  if (sent.ok) {
    const { name } = parcel.adapter;
    const outcomes = due.map(({ id }): DeliveryOutcome => {
      const providerId = sent.value.get(id)?.providerId ?? null;
      return { id, state: "sent", lastError: null, provider: name, providerId, sentAt: at };
    });
    await record(at, outcomes);
    return { again: failed, instead: [] };
  }
  // Which of the messages the provider refuses, it says when each goes by itself.
  const refused = sent.error.kind === "permanent" && due.length > 1;
  if (refused) return { again: failed, instead: await dissolve(tx, at, parcel, due) };
  await record(at, failures(due, sent.error));
  await suppress(tx, at, due, sent.error);
  const passed = sent.error.kind === "passing" ? due.map(({ id }) => id) : [];
  return { again: [...failed, ...passed], instead: [] };
}

async function dissolve(
  tx: Transaction,
  now: Date,
  { adapter, ready }: Parcel,
  due: readonly Delivery[],
): Promise<readonly Parcel[]> {
  const rest = new Set(due.map(({ id }) => id));
  const parts = due.map(
    ({ id, lastError }): DeliveryOutcome => ({ id, state: "sending", batchId: null, lastError }),
  );
  await recordOutcomes(tx, now, parts);
  const left = ready.filter(({ delivery }) => rest.has(delivery.id));
  return left.map((one) => alone(adapter, one));
}

function failures(
  deliveries: readonly Delivery[],
  { kind, reason: detail, suppress }: DeliveryFailure,
): readonly DeliveryOutcome[] {
  const report = { passing: "attempt_failed", permanent: "given_up", unclear: "unclear" } as const;
  const state = { passing: "failed", permanent: "dead", unclear: "unclear" } as const;
  return deliveries.map(
    ({ id }): DeliveryOutcome =>
      suppress
        ? { id, state: "suppressed", lastError: detail, report: { kind: "suppressed", detail } }
        : { id, state: state[kind], lastError: detail, report: { kind: report[kind], detail } },
  );
}

async function suppress(
  tx: Transaction,
  at: Date,
  deliveries: readonly Delivery[],
  { reason: detail, suppress: reason }: DeliveryFailure,
): Promise<void> {
  if (!reason) return;
  for (const { id, channel, address } of deliveries) {
    const suppression = { channel, address, reason, detail, notificationId: id };
    await suppressAddress(tx, suppression, at);
  }
}
