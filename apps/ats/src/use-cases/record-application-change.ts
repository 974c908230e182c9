import type { Actor, ApplicationChangeKind, Prisma, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

export interface ApplicationChangeEntry {
  readonly applicationId: string;
  readonly kind: ApplicationChangeKind;
  readonly by: Actor;
  /** Names of the stages. */
  readonly stageBefore?: string | undefined;
  readonly stageAfter?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly details?: Prisma.InputJsonObject | undefined;
}

/** Adds a line to the history of an application. */
export async function recordApplicationChange(
  { tx, tenantId, now }: Work,
  { applicationId, kind, by, stageBefore, stageAfter, reason, details }: ApplicationChangeEntry,
): Promise<void> {
  await tx.applicationChange.create({
    data: {
      tenantId,
      id: uuidv7(),
      applicationId,
      kind,
      stageBefore: stageBefore ?? null,
      stageAfter: stageAfter ?? null,
      actorKind: by.kind,
      actorId: by.id ?? null,
      reason: reason || null,
      ...(details && { details }),
      at: now,
    },
    select: { id: true },
  });
}
