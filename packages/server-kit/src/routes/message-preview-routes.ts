import {
  checkOwnWords,
  findPreviewFacts,
  languages,
  type OwnWords,
  previewMessage,
  readOwnWords,
} from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { channelSchema, kindSchema } from "./notification-schemas.ts";
import { OVERSEERS } from "./overseers.ts";

const previewInput = z
  .object({
    kind: kindSchema,
    language: z.string().min(2).max(35).openapi({ example: "fr" }),
    channel: channelSchema,
    subject: z
      .string()
      .max(200)
      .nullish()
      .openapi({ description: "To try. Null: the product's own; left out: the organisation's" }),
    introduction: z.string().max(2_000).nullish(),
  })
  .openapi("MessagePreviewRequest");

const previewSchema = z
  .object({
    subject: z.string(),
    html: z.string().nullable().openapi({ description: "Of a mail" }),
    text: z.string(),
    source: z.enum(["latest", "example"]).openapi({
      description: "Written from a real message or event of the organisation, or from an example",
    }),
  })
  .openapi("MessagePreview");

/** What messages look like, before they are sent. */
export function messagePreviewRoutes(kit: Kit) {
  const preview = createRoute({
    method: "post",
    path: "/message-previews",
    tags: ["Organisation"],
    summary: "A message as a recipient would see it",
    description:
      "Written from the organisation's latest message of that kind, else from its latest event, else from an example.",
    middleware: requireMember(kit, OVERSEERS),
    request: { body: { required: true, content: json(previewInput) } },
    responses: {
      200: { description: "Nothing is sent", content: json(previewSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter().openapi(preview, async (c) => {
    const wanted = c.req.valid("json");
    const { kind, language, channel } = wanted;
    if (!languages.includes(language)) {
      throw new InvalidInputError("language", `is none of ${languages.join(", ")}`);
    }
    const { tenantId } = c.var.member;
    const { product } = kit;
    const { source, ...found } = await inUnit(kit, tenantId, async (work) => ({
      ...(await findPreviewFacts(kit, work.tx, { tenantId, product, kind })),
      own: await wordsOf(work, wanted),
    }));
    const shown = await previewMessage({ ...found, kind, language, channel, now: kit.now() });
    return c.json({ ...shown, source }, 200);
  });
}

/** The words that are tried, and the organisation's where none are. */
async function wordsOf(
  { tx }: Work,
  { kind, language, subject, introduction }: z.infer<typeof previewInput>,
): Promise<OwnWords> {
  const [saved] = await readOwnWords(tx, { kinds: [kind], languages: [language] });
  const own = {
    subject: subject === undefined ? (saved?.subject ?? null) : subject || null,
    introduction: introduction === undefined ? (saved?.introduction ?? null) : introduction || null,
  };
  const checked = checkOwnWords(kind, own);
  if (!checked.ok) throw checked.error;
  return own;
}
