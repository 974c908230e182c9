import type { RequestProposal } from "@convene/prisma";
import { z } from "@hono/zod-openapi";

const interviewsSchema = z.array(
  z.object({
    position: z.int(),
    start: z.iso.datetime().transform((text) => new Date(text)),
    end: z.iso.datetime().transform((text) => new Date(text)),
    /** Resources, seat by seat. */
    seats: z.array(z.uuid()),
    roomId: z.uuid().nullable(),
  }),
);

/** A way to do it that is held for the candidate. */
export interface HeldProposal {
  readonly position: number;
  readonly holdId: string;
  /** In the order of time. */
  readonly interviews: readonly z.infer<typeof interviewsSchema>[number][];
}

/** Reads a proposal as it was stored. */
export function heldProposal({
  position,
  holdId,
  interviews,
}: Pick<RequestProposal, "position" | "holdId" | "interviews">): HeldProposal {
  return { position, holdId, interviews: interviewsSchema.parse(interviews) };
}
