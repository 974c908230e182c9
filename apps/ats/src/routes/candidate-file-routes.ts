import type { Work } from "@convene/prisma";
import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  type KitEnv,
  problem,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { addFile, removeFile } from "../files/add-file.ts";
import { MOST_FILE_BYTES, MOST_FORM_BYTES } from "../files/file-limits.ts";
import { FileSizeError } from "../files/file-refusals.ts";
import { KEPT_CONTENT_TYPES } from "../files/recognise-file.ts";
import { viewFile } from "../files/view-file.ts";
import { viewApplication } from "../use-cases/view-application.ts";
import { applicationPageSchema } from "./application-schemas.ts";
import { toApplicationPage } from "./application-views.ts";
import { toProblem } from "./to-problem.ts";

const tags = ["Applications"];
const fileParams = z.object({ id: z.uuid(), fileId: z.uuid() });

/** Paths that take files, below /api. */
export const FILE_PATH = "/applications/:id/files";

/** Refuses bodies that hold more than a file and its form, before they are read. */
export function fileLimit() {
  return bodyLimit({
    maxSize: MOST_FILE_BYTES + MOST_FORM_BYTES,
    onError(c) {
      c.header("connection", "close");
      return problem(c as Context<KitEnv>, toProblem(new FileSizeError("FILE_TOO_LARGE")));
    },
  });
}

/** Résumés and other files of candidates, by their applications. */
export function candidateFileRoutes(kit: Kit) {
  const members = requireMember(kit, SCHEDULING_ROLES);
  const shown = { description: "As it is now", content: json(applicationPageSchema) };

  const upload = createRoute({
    method: "post",
    path: "/applications/{id}/files",
    tags,
    summary: "Add a file: PDF, Word, OpenDocument, text or a picture, at most 10 MB",
    middleware: [members, fileLimit()] as const,
    request: {
      params: idParams,
      body: {
        content: {
          "multipart/form-data": {
            schema: z
              .object({
                kind: z.enum(["resume", "other"]),
                file: z.instanceof(File).openapi({ type: "string", format: "binary" }),
              })
              .openapi("NewCandidateFile"),
          },
        },
        required: true,
      },
    },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 404, 409, 413, 422) },
  });

  const download = createRoute({
    method: "get",
    path: "/applications/{id}/files/{fileId}",
    tags,
    summary: "A file, to be saved",
    middleware: requireMember(kit),
    request: { params: fileParams },
    responses: {
      200: {
        description: "Its content",
        content: Object.fromEntries(
          KEPT_CONTENT_TYPES.map((type) => [
            type,
            { schema: z.string().openapi({ format: "binary" }) },
          ]),
        ),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const remove = createRoute({
    method: "delete",
    path: "/applications/{id}/files/{fileId}",
    tags,
    summary: "Take a file away for good",
    middleware: members,
    request: { params: fileParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const view = async (work: Work, id: string, member: SignedInMember) =>
    toApplicationPage(await viewApplication(work, id, member), member.id);

  return createRouter()
    .openapi(upload, async (c) => {
      const { member } = c.var;
      const { id: applicationId } = c.req.valid("param");
      const { kind, file } = c.req.valid("form");
      const sent = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await addFile(work, { applicationId, kind, file: sent, viewer: member });
        return await view(work, applicationId, member);
      });
      return c.json(answer, 201);
    })
    .openapi(download, async (c) => {
      const { member } = c.var;
      const { id: applicationId, fileId } = c.req.valid("param");
      const file = await inUnit(kit, member.tenantId, (work) =>
        viewFile(work, { applicationId, fileId, viewer: member }),
      );
      return c.body(new Uint8Array(file.content), 200, {
        "content-type": file.contentType,
        "content-disposition": attachment(file.fileName),
        "cache-control": "private, no-store",
      });
    })
    .openapi(remove, async (c) => {
      const { member } = c.var;
      const { id: applicationId, fileId } = c.req.valid("param");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await removeFile(work, { applicationId, fileId, viewer: member });
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    });
}

/** Never shown in place, whatever it is. Names beyond ASCII as of RFC 6266 and RFC 8187. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, "_").replace(/["\\]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
