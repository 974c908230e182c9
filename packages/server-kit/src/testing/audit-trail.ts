import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { readAnswer } from "./read-answer.ts";
import type { SignedUp } from "./sign-up.ts";
import type { TestKit } from "./start-test-kit.ts";

const pageSchema = z.object({
  items: z.array(
    z.looseObject({
      operation: z.string(),
      subject: z.record(z.string(), z.string()),
      subjectName: z.string().nullable(),
    }),
  ),
});

/** What administrators are told was done, as the API says it. */
export function auditTrail(app: TestKit) {
  const latest = async ({ cookie }: Pick<SignedUp, "cookie">) =>
    (await readAnswer(pageSchema, app.fetch("/api/audit", { cookie }))).items;
  return {
    /** The latest first. */
    latest,

    /**
     * Writes down a change of each thing, by its area and id, as done by somebody.
     *
     * @returns each operation, and what its subject is called
     */
    async namesOf(
      who: SignedUp,
      things: readonly (readonly [area: string, id: string])[],
    ): Promise<(readonly [operation: string, name: string | null])[]> {
      const { tenantId, member } = who;
      const { now, product } = app.kit;
      const deed = { tenantId, memberId: member.id, at: now(), product, requestId: "a" };
      await app.kit.db.unit(tenantId, (tx) =>
        tx.auditEntry.createMany({
          data: things.map(([area, id]) => ({
            ...deed,
            id: uuidv7(),
            operation: `PUT /${area}/{id}`,
            subject: { id },
          })),
        }),
      );
      const named = (await latest(who)).slice(0, things.length).reverse();
      return named.map(({ operation, subjectName }) => [operation, subjectName] as const);
    },
  };
}
