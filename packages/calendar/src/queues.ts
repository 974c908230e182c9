import { z } from "zod";

/** Jobs that read a connected account; see `readConnection`. */
export const READ_QUEUE = "calendar-read";
/** Jobs that bring an event into a member's calendar; see `writeCopy`. */
export const WRITE_QUEUE = "calendar-write";
/** Jobs that make, move or remove an event's meeting room; see `keepRoom`. */
export const ROOM_QUEUE = "meeting-room";
/** Jobs that look for accounts that are due; see `runCalendarRound`. */
export const ROUND_QUEUE = "calendar-round";

// What the jobs carry: ids, never personal data.
export const readJobSchema = z.object({ tenantId: z.uuid(), connectionId: z.uuid() });
export type ReadJob = z.output<typeof readJobSchema>;

export const writeJobSchema = z.object({ tenantId: z.uuid(), copyId: z.uuid() });
export type WriteJob = z.output<typeof writeJobSchema>;

export const roomJobSchema = z.object({ tenantId: z.uuid(), roomId: z.uuid() });
export type RoomJob = z.output<typeof roomJobSchema>;
