import { z } from "zod";
import { readAnswer } from "./read-answer.ts";
import type { TestKit } from "./start-test-kit.ts";

const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/**
 * Which purposes of signed links each route takes that takes one, as `GET /api/manage/{token}`, by its
 * answer to links that have expired: of one that would open it otherwise, it says so (410); any other is
 * no link (404). Every such route of the API's description is asked, also one that is new. Left out are
 * those that want more than a link: what they open is judged behind their input.
 */
export async function linkPurposes(
  app: TestKit,
  tenantId: string,
  purposes: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { paths } = await readAnswer(documentSchema, app.fetch("/api/openapi.json"));
  const taken: Record<string, string[]> = {};
  for (const [path, methods] of Object.entries(paths)) {
    if (!path.includes("{token}")) continue;
    for (const method of Object.keys(methods)) {
      const route = `${method.toUpperCase()} ${path}`;
      for (const purpose of purposes) {
        const token = await app.kit.links.sign({
          purpose,
          tenantId,
          subjectId: crypto.randomUUID(),
          expiresAt: LONG_AGO,
        });
        const json = method === "get" ? undefined : {};
        const init = { method: method.toUpperCase(), ...(json && { json }) };
        const { status } = await app.fetch(path.replace("{token}", token), init);
        if (status === 400) continue;
        taken[route] ??= [];
        if (status === 410) taken[route].push(purpose);
        else if (status !== 404) throw new Error(`${route} answers ${status} to ${purpose}`);
      }
    }
  }
  return taken;
}
