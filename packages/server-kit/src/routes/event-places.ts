import { readEventPlaces } from "@convene/calendar/connected";
import { CopyState, RoomProvider, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { z } from "@hono/zod-openapi";

const problem = z.string().nullable().openapi({
  description: "A failure's kind, or what the provider calls it; null: all is well",
  example: "unavailable",
});

/** Where an interview or appointment is, besides here. */
export const eventPlacesSchema = z
  .object({
    room: z
      .object({
        provider: z.enum(RoomProvider),
        state: z.enum(["pending", "ready", "failing"]).openapi({
          description: "What is pending is being made, what fails is tried again by itself",
        }),
        joinUrl: z.string().nullable(),
        problem,
      })
      .nullable()
      .openapi({ description: "Null: it does not take place online, or not in a room of ours" }),
    copies: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string().openapi({ description: "Whose calendar it is" }),
          provider: z.enum(["google", "outlook", "caldav"]),
          state: z.enum(CopyState),
          problem,
        }),
      )
      .openapi({ description: "In its members' connected calendars, by name" }),
  })
  .openapi("EventPlaces");

/** An event's room and its copies, as both apps show them. */
export async function viewEventPlaces(
  tx: Transaction,
  event: ScheduledEvent,
): Promise<z.infer<typeof eventPlacesSchema>> {
  const { room, copies } = await readEventPlaces(tx, event);
  return { room: room && { ...room }, copies: copies.map((copy) => ({ ...copy })) };
}
