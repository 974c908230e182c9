import { z } from "@hono/zod-openapi";

const line = (longest: number) => z.string().trim().min(1).max(longest);
const optionalLine = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

/** What interviewers ask. */
export const questionsSchema = z
  .array(z.object({ id: z.uuid(), text: line(1_000), hint: optionalLine(2_000) }))
  .max(50)
  .openapi({ description: "What is asked, with a hint for whoever asks" });

/** What interviewers judge, on their scorecards. */
export const criteriaSchema = z
  .array(
    z.object({
      id: z.uuid(),
      name: line(100),
      description: optionalLine(2_000),
      weight: z.int().min(1).max(10),
    }),
  )
  .max(20)
  .openapi({ description: "What is judged from 1 to 5, and how much it counts" });

export type Questions = Readonly<z.infer<typeof questionsSchema>>;
export type Criteria = Readonly<z.infer<typeof criteriaSchema>>;
