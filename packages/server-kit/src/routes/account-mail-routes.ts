import { createRoute, z } from "@hono/zod-openapi";
import { askedFromThisMachine } from "../http/asked-from-this-machine.ts";
import { createRouter } from "../http/create-router.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";

const accountMailSchema = z
  .object({
    id: z.uuid(),
    kind: z.string().openapi({ example: "password-reset" }),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    createdAt: z.iso.datetime(),
  })
  .openapi("AccountMail");

const LATEST = 50;

const listAccountMails = createRoute({
  method: "get",
  path: "/account-mails",
  tags: ["Sign-in"],
  summary: "Password reset and invitation mails, where no provider sends them",
  description: "Answered on the machine itself only: whoever reads them can take over accounts.",
  responses: {
    200: {
      description: "The latest first",
      content: json(z.array(accountMailSchema)),
    },
    ...problemResponses(404),
  },
});

export function accountMailRoutes(kit: Kit) {
  return createRouter().openapi(listAccountMails, async (c) => {
    if (!kit.mailIsLocal || !askedFromThisMachine(c, kit.env)) {
      throw new ProblemError(404, "NOT_FOUND", "There is no such route");
    }
    const mails = await kit.authClient.accountMail.findMany({
      orderBy: { createdAt: "desc" },
      take: LATEST,
    });
    c.header("cache-control", "no-store");
    return c.json(
      mails.map(({ id, kind, toAddress, subject, text, html, createdAt }) => ({
        id,
        kind,
        to: toAddress,
        subject,
        text,
        html,
        createdAt: createdAt.toISOString(),
      })),
      200,
    );
  });
}
