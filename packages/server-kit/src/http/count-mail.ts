import type { Context } from "hono";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";
import type { MailLimit } from "./limits.ts";

/**
 * Counts one more request in which a visitor names a mail address, whoever and wherever they are: each
 * one can bring its owner a mail.
 *
 * @throws ProblemError TOO_MANY_REQUESTS (429), with Retry-After
 */
export async function countMail<E extends KitEnv>(
  { limits }: Pick<Kit, "limits">,
  c: Context<E>,
  kind: MailLimit,
  mailAddress: string,
): Promise<void> {
  const { isOver, resetSeconds } = await limits.countMail(kind, mailAddress);
  if (!isOver) return;
  c.header("retry-after", String(resetSeconds));
  throw new ProblemError(429, "TOO_MANY_REQUESTS", "Too many requests; try again later");
}
