import type { PanelWish } from "../slots/load-panel.ts";
import type { OrderedInterview } from "./interview-order.ts";
import type { PlannedInterview } from "./planned-interview.ts";

/**
 * The panel that an interview needs.
 *
 * @param planned Who is to sit on it, and in which room; left out: whoever can.
 */
export function panelOf(
  interview: OrderedInterview,
  planned?: Pick<PlannedInterview, "seats" | "roomId">,
): PanelWish {
  const { seats, roomIds, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = interview;
  return {
    seats: seats.map(({ name, poolId, resourceIds }, index) => {
      const person = planned?.seats?.[index];
      const anyone = person === undefined ? resourceIds : [person];
      return { name, poolId, ...(anyone && { resourceIds: anyone }) };
    }),
    roomIds: planned?.roomId ? [planned.roomId] : roomIds,
    durationMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
  };
}
