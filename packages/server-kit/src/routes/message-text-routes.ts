import {
  kindsOf,
  languages,
  PLACEHOLDERS,
  readOwnWords,
  removeOwnWords,
  saveOwnWords,
} from "@convene/notifications";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { kindSchema } from "./notification-schemas.ts";
import { OVERSEERS } from "./overseers.ts";

const languageSchema = z.string().min(2).max(35).openapi({ example: "fr" });

const messageTextSchema = z
  .object({
    kind: kindSchema,
    language: languageSchema,
    subject: z.string().nullable().openapi({ description: "Null: the product's own" }),
    introduction: z.string().nullable().openapi({ description: "Null: the product's own" }),
  })
  .openapi("MessageText");

const messageTextsSchema = z
  .object({
    languages: z.array(languageSchema),
    kinds: z.array(kindSchema).openapi({ description: "What this product tells people" }),
    placeholders: z
      .partialRecord(kindSchema, z.array(z.string()))
      .openapi({ description: "What may stand in the words of each kind, in braces" }),
    texts: z.array(messageTextSchema).openapi({ description: "The organisation's own words" }),
  })
  .openapi("MessageTexts");

const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

const messageTextInput = z
  .object({ subject: words(200), introduction: words(2_000) })
  .openapi("NewMessageText");

const textParams = z.object({ kind: kindSchema, language: languageSchema });

/** An organisation's own words for its messages. */
export function messageTextRoutes(kit: Kit) {
  const overseers = requireMember(kit, OVERSEERS);

  const list = createRoute({
    method: "get",
    path: "/message-texts",
    tags: ["Organisation"],
    summary: "The organisation's own words for messages, and what there is to word",
    middleware: overseers,
    responses: {
      200: { description: "All of them", content: json(messageTextsSchema) },
      ...problemResponses(401, 403),
    },
  });

  const save = createRoute({
    method: "put",
    path: "/message-texts/{kind}/{language}",
    tags: ["Organisation"],
    summary: "Word a kind of message in a language",
    middleware: overseers,
    request: { params: textParams, body: { required: true, content: json(messageTextInput) } },
    responses: {
      200: { description: "As it is now", content: json(messageTextSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const remove = createRoute({
    method: "delete",
    path: "/message-texts/{kind}/{language}",
    tags: ["Organisation"],
    summary: "Go back to the product's own words",
    middleware: overseers,
    request: { params: textParams },
    responses: {
      204: { description: "The product's own words; also where they were before" },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const kinds = kindsOf(kit.product);
      const texts = await inUnit(kit, c.var.member.tenantId, ({ tx }) =>
        readOwnWords(tx, { kinds }),
      );
      const placeholders = Object.fromEntries(kinds.map((kind) => [kind, [...PLACEHOLDERS[kind]]]));
      return c.json({ languages: [...languages], kinds: [...kinds], placeholders, texts }, 200);
    })
    .openapi(save, async (c) => {
      const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
      const saved = await inUnit(kit, c.var.member.tenantId, (work) => saveOwnWords(work, wanted));
      if (!saved.ok) throw saved.error;
      return c.json(saved.value, 200);
    })
    .openapi(remove, async (c) => {
      const words = c.req.valid("param");
      await inUnit(kit, c.var.member.tenantId, (work) => removeOwnWords(work, words));
      return c.body(null, 204);
    });
}
